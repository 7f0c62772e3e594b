package app.ontos.shared.http;

import app.ontos.shared.problem.ProblemType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** A query parameter that is true or false. */
public final class QueryFlag {
  private QueryFlag() {}

  /**
   * Its value; false without one.
   *
   * @throws app.ontos.shared.problem.ProblemException 400 for anything else, since a guess could do
   *     what was only to be tried
   */
  public static boolean of(String name, UriInfo uri) {
    // Not by @QueryParam, which takes an empty value for none.
    List<String> values = uri.getQueryParameters().getOrDefault(name, List.of("false"));
    String text = values.size() == 1 ? values.get(0) : "";
    if (text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw ProblemType.MALFORMED_REQUEST.because(name + " must be true or false");
  }
}
