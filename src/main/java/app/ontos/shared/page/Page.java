package app.ontos.shared.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * Some records of a collection, and where to go on.
 *
 * @param items at most as many as were asked for
 * @param nextCursor to be sent back as {@code cursor} for the records after these; null in JSON on
 *     the last page
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {

  public Page {
    items = List.copyOf(items);
  }

  /** 200, with a {@code Link} to the next page (RFC 8288) where there is one. */
  public Response answer(PageRequest<T> request) {
    Response.ResponseBuilder response = Response.ok(this);
    nextCursor.ifPresent(
        cursor ->
            response.header(HttpHeaders.LINK, "<" + request.uriAt(cursor) + ">; rel=\"next\""));
    return response.build();
  }
}
