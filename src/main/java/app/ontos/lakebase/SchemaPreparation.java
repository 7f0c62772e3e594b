package app.ontos.lakebase;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes the database fit for service: the schema is there and ours, up to date, and open to those
 * who were named. Instances that start together take turns through an advisory lock, which
 * PostgreSQL gives back when its holder dies; Liquibase's own lock row would outlive a killed
 * instance.
 */
@ApplicationScoped
class SchemaPreparation {
  private static final long LOCK = 0x6F6E746F73L; // "ontos"
  private static final int LOGIN_SECONDS = 30;
  private static final int LOCK_SECONDS = 300;

  private final LoginSource logins;
  private final PhysicalLogins connections;
  private final AgroalDataSource pool;
  private final SchemaOwnership ownership;
  private final Migrations migrations;
  private final SchemaPrivileges privileges;
  private volatile Optional<Migrations.Outcome> migrated = Optional.empty();
  private volatile List<Diagnosis> notices = List.of();

  SchemaPreparation(
      LoginSource logins,
      PhysicalLogins connections,
      AgroalDataSource pool,
      DatabaseSettings settings) {
    this.logins = logins;
    this.connections = connections;
    this.pool = pool;
    this.ownership = new SchemaOwnership(settings.name(), settings.schema());
    this.migrations = new Migrations(settings.schema());
    this.privileges =
        new SchemaPrivileges(
            settings.schema(),
            settings.readers().orElse(Set.of()),
            settings.writers().orElse(Set.of()));
  }

  /**
   * Returns when the database answers and the schema is fit for service.
   *
   * @param connected called once the server has let us in, before any change
   * @throws SQLException if the database can't be reached or refuses
   * @throws DatabaseUnavailable if something is missing that an operator can mend
   */
  void prepare(Runnable connected) throws SQLException {
    if (migrated.isPresent()) {
      probe();
      return;
    }
    try (Connection connection = connect()) {
      connected.run();
      lock(connection);
      Migrations.Outcome outcome = migrations.update(connection, ownership.ensure(connection));
      notices = privileges.grant(connection);
      migrated = Optional.of(outcome);
    }
  }

  /** How the schema was found; empty until it is up to date. */
  Optional<Migrations.Outcome> migrated() {
    return migrated;
  }

  /** What was left undone, and keeps nobody from working. */
  List<Diagnosis> notices() {
    return notices;
  }

  /** Connections that were idle when the database went away are dead: none is handed out again. */
  private void probe() throws SQLException {
    pool.flush(AgroalDataSource.FlushMode.IDLE);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  /** A connection of its own: the lock must live as long as the work, whatever the pool does. */
  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(login().properties());
    properties.setProperty("ApplicationName", "ontos migrations");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    return connections.open("jdbc:postgresql:///", properties);
  }

  private DatabaseLogin login() {
    try {
      return logins.login().toCompletableFuture().get(LOGIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DatabaseUnavailable unavailable) {
        throw unavailable;
      }
      throw new IllegalStateException("no login", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("no login within %d s".formatted(LOGIN_SECONDS), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for a login", e);
    }
  }

  private static void lock(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_lock(?)")) {
      statement.setLong(1, LOCK);
      statement.setQueryTimeout(LOCK_SECONDS);
      statement.execute();
    }
  }
}
