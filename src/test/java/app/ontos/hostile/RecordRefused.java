package app.ontos.hostile;

/** A valid record could not be made, so there is nothing to try an operation on. */
final class RecordRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  RecordRefused(String message) {
    super(message);
  }
}
