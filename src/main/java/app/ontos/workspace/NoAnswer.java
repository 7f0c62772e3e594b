package app.ontos.workspace;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.http.conn.HttpHostConnectException;

/**
 * A call that was not answered. The message says why, in words for people; neither it nor the
 * causes tell the address behind a host's name.
 */
final class NoAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  private NoAnswer(String why, Throwable cause) {
    super(why, cause);
  }

  /** Takes in what the client or the wait for it has thrown. */
  static NoAnswer because(Throwable thrown, Duration timeout) {
    Throwable cause = inner(thrown);
    return new NoAnswer(why(cause, timeout), cause);
  }

  /** Whether the call was not made because of where it would have led. */
  boolean addressRefused() {
    return getCause() instanceof CheckedConnections.Refused;
  }

  private static String why(Throwable cause, Duration timeout) {
    if (cause instanceof CheckedConnections.Refused) {
      return Redaction.clean(String.valueOf(cause.getMessage()));
    }
    // All timeouts of the client are of the second kind.
    if (cause instanceof TimeoutException || cause instanceof InterruptedIOException) {
      return "no answer within " + timeout.toMillis() + " ms";
    }
    if (cause instanceof InterruptedException) {
      return "interrupted while waiting for the answer";
    }
    if (cause instanceof UnknownHostException) {
      return "the host name is not known";
    }
    if (cause instanceof RejectedExecutionException) {
      return "too many calls are under way";
    }
    String message = cause.getMessage() == null ? "" : ": " + Redaction.clean(cause.getMessage());
    return cause.getClass().getSimpleName() + message;
  }

  /** The client's own exception repeats the address. */
  private static Throwable inner(Throwable thrown) {
    return thrown instanceof HttpHostConnectException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }
}
