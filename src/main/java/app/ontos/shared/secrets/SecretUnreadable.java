package app.ontos.shared.secrets;

/**
 * A stored secret that can't be opened. The message names the place and what to do, and nothing of
 * what is sealed; so does the log, which has no cause to print.
 */
public final class SecretUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What stands in the way. */
  public enum Reason {
    /** It was sealed with a key that is not set, or is not set any more. */
    UNKNOWN_KEY,
    /** It was changed in the database, or copied there from another place. */
    ALTERED
  }

  private SecretUnreadable(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static SecretUnreadable unknownKey(SecretPlace place, String keyId) {
    return new SecretUnreadable(
        Reason.UNKNOWN_KEY,
        "%s was sealed with key %s, which is not in ONTOS_SECRET_KEY. Add that key, or enter it again"
            .formatted(capitalised(place.description()), keyId));
  }

  static SecretUnreadable altered(SecretPlace place) {
    return new SecretUnreadable(
        Reason.ALTERED,
        "%s was changed in the database, or sealed for another place. Enter it again"
            .formatted(capitalised(place.description())));
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
