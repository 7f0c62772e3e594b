package app.ontos.token;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no token, in words an operator can act on.
 *
 * <p>Sealed, because the two kinds ask for different action: a {@link Refused} is mended by a
 * person, an {@link Unavailable} by time. Whoever makes one sees to it that neither its message nor
 * its cause's contains a secret.
 */
public abstract sealed class TokenFailure extends RuntimeException
    permits TokenFailure.Refused, TokenFailure.Unavailable {

  private TokenFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What happened, for people; without a secret. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /**
   * The same failure for one more caller, with that caller's stack trace and this one as its cause:
   * an exception that many threads throw would show the trace of only one of them.
   */
  abstract TokenFailure again();

  /** The issuer understood and said no: a wrong secret, no permission, no such database. */
  public static final class Refused extends TokenFailure {

    public Refused(String message) {
      super(message, null);
    }

    public Refused(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    Refused again() {
      return new Refused(getMessage(), this);
    }
  }

  /** No usable answer this time: network, timeout, too many requests, an error of the server. */
  public static final class Unavailable extends TokenFailure {

    private final @Nullable Duration retryAfter;

    public Unavailable(String message) {
      this(message, null, null);
    }

    public Unavailable(String message, @Nullable Throwable cause) {
      this(message, cause, null);
    }

    /**
     * A failure of an issuer that may have said when to come back.
     *
     * @param retryAfter how long the issuer asked to be left alone; null when it did not say
     */
    public Unavailable(String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
      super(message, cause);
      this.retryAfter = retryAfter;
    }

    /** How long the issuer asked to be left alone, if it said so. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }

    @Override
    Unavailable again() {
      return new Unavailable(getMessage(), this, retryAfter);
    }
  }
}
