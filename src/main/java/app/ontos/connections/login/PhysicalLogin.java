package app.ontos.connections.login;

import app.ontos.connections.Environment;
import app.ontos.connections.SecretField;
import app.ontos.connections.Target;
import app.ontos.connections.tls.Tls;
import app.ontos.connections.tls.TlsProperties;
import app.ontos.shared.db.Identifiers;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.outbound.OutboundPolicy;
import app.ontos.shared.secrets.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Opens sessions in the database of a target. All settings are driver properties; a URL, in which a
 * host name could smuggle in more of them, is never put together.
 */
public final class PhysicalLogin {
  /** Names nothing, so that everything comes from the properties. */
  private static final String URL = "jdbc:postgresql:///";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(4);

  /** How much longer than a statement may run the driver waits for the server's word. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** How much of a result may be in memory at once, in bytes: a small part of all there is. */
  private static final String MOST_AT_ONCE =
      String.valueOf(Math.max(4_000_000, Runtime.getRuntime().maxMemory() / 16));

  private static final Driver DRIVER = new Driver();

  private final Target target;
  private final Login login;
  private final OutboundPolicy outbound;

  /**
   * Does nothing yet.
   *
   * @param login whose sessions they will be
   * @param outbound which addresses may be connected to
   */
  public PhysicalLogin(Target target, Login login, OutboundPolicy outbound) {
    this.target = target;
    this.login = login;
    this.outbound = outbound;
  }

  /**
   * Connects and logs in, once. A password or token that the server refuses is reported to the
   * login, whose next one will be another.
   *
   * @throws SQLException as the driver throws it
   * @throws app.ontos.token.TokenFailure if there is no credential
   */
  public Connection open() throws SQLException {
    Secret secret = login.credential().current();
    try {
      Connection connection = DRIVER.connect(URL, properties(secret));
      if (connection == null) {
        throw new IllegalStateException("the driver does not know its own URL");
      }
      return connection;
    } catch (SQLException e) {
      if (SqlState.of(e).equals(SqlState.INVALID_PASSWORD)) {
        login.credential().refused(secret);
      }
      throw e;
    }
  }

  private Properties properties(Secret secret) {
    Environment settings = target.settings();
    Properties properties = new Properties();
    PGProperty.PG_HOST.set(properties, settings.host());
    PGProperty.PG_PORT.set(properties, settings.port());
    PGProperty.PG_DBNAME.set(properties, settings.database());
    PGProperty.USER.set(properties, login.username());
    PGProperty.PASSWORD.set(properties, secret.value());
    settings
        .defaultSchema()
        .ifPresent(schema -> PGProperty.CURRENT_SCHEMA.set(properties, Identifiers.quote(schema)));
    PGProperty.APPLICATION_NAME.set(properties, "ontos");
    // Puts the name into the startup packet, where Lakebase looks for it, and saves a statement.
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "14");
    PGProperty.CONNECT_TIMEOUT.set(properties, (int) CONNECT_TIMEOUT.toSeconds());
    Duration longest = Duration.ofSeconds(settings.statementTimeoutSeconds()).plus(GRACE);
    PGProperty.SOCKET_TIMEOUT.set(properties, (int) longest.toSeconds());
    // A result that doesn't fit ends the session instead of the service.
    PGProperty.MAX_RESULT_BUFFER.set(properties, MOST_AT_ONCE);
    // The server's own text of every value: binary numbers would be spelled by the driver.
    PGProperty.BINARY_TRANSFER.set(properties, false);
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    Tls tls = settings.tls().with(target.secret(SecretField.CLIENT_KEY)).tls();
    properties.putAll(TlsProperties.of(tls));
    properties.putAll(outbound.driverProperties());
    return properties;
  }
}
