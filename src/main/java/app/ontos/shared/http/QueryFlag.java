package app.ontos.shared.http;

import app.ontos.shared.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** A query parameter that is true or false. */
public final class QueryFlag {
  private QueryFlag() {}

  /**
   * Its value; false without one.
   *
   * @throws app.ontos.shared.problem.ProblemException 400 for anything else, since a guess could do
   *     what was only to be tried
   */
  public static boolean of(String name, @Nullable String text) {
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw ProblemType.MALFORMED_REQUEST.because(name + " must be true or false");
  }
}
