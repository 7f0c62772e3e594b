package app.ontos.lakebase;

import app.ontos.shared.db.Identifiers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that a physical connection needs: where to go and as whom.
 *
 * @param host host name, which is also what TLS checks
 * @param port TCP port
 * @param database database name
 * @param schema the schema that unqualified names are looked up in
 * @param user the PostgreSQL role
 * @param password its password or token; masked in {@link #toString}
 * @param sslmode libpq's sslmode
 * @param sslrootcert file of trusted certificates; the JVM's own without one
 */
public record DatabaseLogin(
    String host,
    int port,
    String database,
    String schema,
    String user,
    String password,
    String sslmode,
    Optional<String> sslrootcert) {

  /**
   * As pgjdbc's connection properties; never part of a URL, where special characters have a say.
   */
  public Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put("PGHOST", host);
    properties.put("PGPORT", Integer.toString(port));
    properties.put("PGDBNAME", database);
    properties.put("currentSchema", Identifiers.quote(schema));
    properties.put("user", user);
    properties.put("password", password);
    properties.put("sslmode", sslmode);
    sslrootcert.ifPresentOrElse(
        file -> properties.put("sslrootcert", file), () -> trustTheJvmsAuthorities(properties));
    return properties;
  }

  /** Without a file, pgjdbc would look for one in the home folder and fail. */
  private void trustTheJvmsAuthorities(Map<String, String> properties) {
    if (sslmode.startsWith("verify-")) {
      properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
  }

  @Override
  public String toString() {
    return "DatabaseLogin[%s@%s:%d/%s, schema=%s, sslmode=%s, password=***]"
        .formatted(user, host, port, database, schema, sslmode);
  }
}
