package app.ontos.workspace;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The workspace could not be asked, or said no. Names the real cause and what mends it; neither it
 * nor its causes hold a secret or a token.
 */
public final class WorkspaceFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureCode code;
  private final String reason;
  private final String remedy;
  private final @Nullable Duration retryAfter;

  private WorkspaceFailure(
      FailureCode code,
      String reason,
      String remedy,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(reason, cause);
    this.code = code;
    this.reason = reason;
    this.remedy = remedy;
    this.retryAfter = retryAfter;
  }

  static WorkspaceFailure of(FailureCode code, String reason, String remedy) {
    return new WorkspaceFailure(code, reason, remedy, null, null);
  }

  /** A failure below us; the cause must be free of secrets. */
  static WorkspaceFailure causedBy(
      Throwable cause, FailureCode code, String reason, String remedy) {
    return new WorkspaceFailure(code, reason, remedy, null, cause);
  }

  WorkspaceFailure withRetryAfter(Optional<Duration> asked) {
    return new WorkspaceFailure(code, reason, remedy, asked.orElse(null), getCause());
  }

  /** The same failure with another remedy, from someone who knows better what was meant. */
  WorkspaceFailure withRemedy(String better) {
    return new WorkspaceFailure(code, reason, better, retryAfter, getCause());
  }

  boolean is(FailureCode other) {
    return code == other;
  }

  /** A stable word, such as {@code CLIENT_SECRET_REFUSED}, to act on and to look up. */
  public String code() {
    return code.name();
  }

  /** What happened, as one sentence; the message. */
  public String reason() {
    return reason;
  }

  /** What to do about it: a variable to set or a command to run. */
  public String remedy() {
    return remedy;
  }

  /** Whether a person must act; otherwise it may pass by itself. */
  public boolean permanent() {
    return code.permanent();
  }

  /** How long the workspace asked to be left alone, if it said so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
