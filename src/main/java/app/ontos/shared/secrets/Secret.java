package app.ontos.shared.secrets;

/**
 * What must never be read back by a person: a password, a token, a private key. Its text shows
 * nothing of it, not even the length.
 *
 * @param value the secret itself
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "Secret[***]";
  }
}
