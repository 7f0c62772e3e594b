package app.ontos.lakebase;

/** A PostgreSQL that comes with the development tools, for a laptop that has none. */
public interface LocalServer {
  /**
   * Starts it on the first call; the same answer from then on.
   *
   * @throws DatabaseUnavailable if it does not start
   */
  Address start();

  /** Where it listens, and its owner. */
  record Address(String host, int port, String user, String password) {
    @Override
    public String toString() {
      return "Address[%s@%s:%d, password=***]".formatted(user, host, port);
    }
  }
}
