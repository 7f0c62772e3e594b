package app.ontos.web;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The query parameters of a page, without those that a form sent because they were left empty. */
public final class FilledParameters {
  private static final List<String> EMPTY = List.of("");

  private FilledParameters() {}

  /** The parameters that say something. */
  public static MultivaluedMap<String, String> of(UriInfo uri) {
    MultivaluedMap<String, String> filled = new MultivaluedHashMap<>();
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!values.equals(EMPTY)) {
                filled.put(name, values);
              }
            });
    return filled;
  }
}
