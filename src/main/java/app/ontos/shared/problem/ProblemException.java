package app.ontos.shared.problem;

/**
 * Ends the work on a request with a {@link Problem}. It has no stack trace: it is an answer, not a
 * fault, and hostile clients would otherwise make the service collect stacks all day.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** What to tell the client. */
  public Problem problem() {
    return problem;
  }
}
