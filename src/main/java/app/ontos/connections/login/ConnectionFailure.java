package app.ontos.connections.login;

import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database that a connection leads to could not be reached or entered. Neither it nor its causes
 * hold a secret or a token.
 */
public final class ConnectionFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String reason;
  private final String resolution;
  private final @Nullable Duration retryAfter;

  ConnectionFailure(
      String code,
      String reason,
      String resolution,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(reason, cause);
    this.code = code;
    this.reason = reason;
    this.resolution = resolution;
    this.retryAfter = retryAfter;
  }

  /** A failure that a person must mend. */
  public static ConnectionFailure of(Trouble trouble, String reason, String resolution) {
    return new ConnectionFailure(trouble.name(), reason, resolution, null, null);
  }

  /** A failure that may pass by itself. */
  public static ConnectionFailure passing(
      Trouble trouble, String reason, String resolution, Duration retryAfter) {
    return new ConnectionFailure(trouble.name(), reason, resolution, retryAfter, null);
  }

  /** A stable word to act on and to look up: a {@link Trouble}, or a code of the workspace. */
  public String code() {
    return code;
  }

  /** What happened, as one sentence. */
  public String reason() {
    return reason;
  }

  /** What to do about it. */
  public String resolution() {
    return resolution;
  }

  /** What a client is told whose request needed the database. */
  public Problem problem() {
    String detail = "%s: %s. %s".formatted(code, reason, resolution);
    return retryAfter()
        .map(pause -> ProblemType.CONNECTION_UNAVAILABLE.because(detail, pause))
        .orElseGet(() -> ProblemType.CONNECTION_FAILED.because(detail))
        .problem();
  }

  /** When another attempt is worth while without anybody's doing. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
