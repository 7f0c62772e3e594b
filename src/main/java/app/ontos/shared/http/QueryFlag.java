package app.ontos.shared.http;

import app.ontos.shared.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** A query parameter that is true or false. */
public final class QueryFlag {
  private QueryFlag() {}

  /**
   * Its value; false without one.
   *
   * @throws app.ontos.shared.problem.ProblemException 400 for anything else, such as its name
   *     alone, since a guess could do what was only to be tried
   */
  public static boolean of(String name, RoutingContext exchange) {
    List<String> values = exchange.queryParam(name);
    if (values.isEmpty() || values.equals(List.of("false"))) {
      return false;
    }
    if (values.equals(List.of("true"))) {
      return true;
    }
    throw ProblemType.MALFORMED_REQUEST.because(name + " must be true or false");
  }
}
