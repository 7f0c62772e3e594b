package app.ontos.connections;

/** Bodies of connections, as short as they can be. */
public final class ConnectionBodies {
  public static final String CONNECTIONS = "/api/v1/connections";

  private ConnectionBodies() {}

  /** A connection with one environment. */
  public static String connection(String name, String environment) {
    return """
        {"name": "%s", "environments": {"production": %s}}"""
        .formatted(name, environment);
  }

  /** An environment with a password, at a host of Lakebase's that nobody calls. */
  public static String withPassword(String password) {
    return environment(
        "ep-calm-sea-1234.database.us-east-1.cloud.databricks.com",
        """
        {"method": "password", "password": "%s"}"""
            .formatted(password));
  }

  /** An environment with this authentication. */
  public static String environment(String host, String authentication) {
    return """
        {"host": "%s", "database": "sales", "username": "reader", "authentication": %s}"""
        .formatted(host, authentication);
  }
}
