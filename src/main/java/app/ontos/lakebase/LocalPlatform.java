package app.ontos.lakebase;

/** A stand-in for Databricks that comes with the development tools. */
public interface LocalPlatform {
  /** Whether the developer asked for it. */
  boolean wanted();

  /**
   * Starts it on the first call; the same answer from then on.
   *
   * @throws DatabaseUnavailable if it does not start
   */
  Platform start();
}
