package app.ontos.shared.http;

import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;

/** How large a request body may be. */
public final class BodyLimit {
  /** 2 MB, as the API promises. */
  public static final int MAX_BYTES = 2_000_000;

  private BodyLimit() {}

  /** What to answer to a body that is larger. */
  public static ProblemException exceeded() {
    return ProblemType.TOO_LARGE.because("The body is larger than %d bytes".formatted(MAX_BYTES));
  }
}
