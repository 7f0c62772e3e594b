package app.ontos.workspace;

/** A Lakebase that was found: what credentials are minted for, and where to connect. */
public sealed interface Lakebase {

  /** The host name to connect to. */
  String host();

  /** What the workspace calls it. */
  String name();

  /**
   * Lakebase Autoscaling.
   *
   * @param endpoint the path {@code projects/p/branches/b/endpoints/e}
   */
  record Autoscaling(String endpoint, String host) implements Lakebase {
    @Override
    public String name() {
      return endpoint;
    }
  }

  /** Lakebase Provisioned. */
  record Provisioned(String instance, String host) implements Lakebase {
    @Override
    public String name() {
      return instance;
    }
  }
}
