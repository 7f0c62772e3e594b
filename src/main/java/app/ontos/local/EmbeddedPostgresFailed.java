package app.ontos.local;

/** An embedded PostgreSQL did not start or stop. The message says why and what to do about it. */
public final class EmbeddedPostgresFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedPostgresFailed(String message) {
    super(message);
  }

  EmbeddedPostgresFailed(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
