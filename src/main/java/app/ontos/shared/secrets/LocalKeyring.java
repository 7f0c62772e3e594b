package app.ontos.shared.secrets;

/** Keys that come with the development tools, for a laptop on which nobody has set any. */
public interface LocalKeyring {
  /**
   * The same keys at every call and after every restart.
   *
   * @throws IllegalStateException if they can't be read
   */
  Keyring keyring();
}
