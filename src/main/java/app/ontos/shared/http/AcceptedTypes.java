package app.ontos.shared.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The media types that a client takes. */
public final class AcceptedTypes {
  private AcceptedTypes() {}

  /** The best first. An empty {@code Accept}, which the framework can't read, takes anything. */
  public static List<MediaType> of(HttpHeaders headers) {
    String accepted = headers.getHeaderString(HttpHeaders.ACCEPT);
    return accepted == null || accepted.isBlank()
        ? List.of(MediaType.WILDCARD_TYPE)
        : headers.getAcceptableMediaTypes();
  }
}
