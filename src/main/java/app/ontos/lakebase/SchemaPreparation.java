package app.ontos.lakebase;

import app.ontos.shared.db.SqlState;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

  /** A server that is silent for longer is gone; for a single change of the schema, much longer. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private static final Duration LONGEST_CHANGE = Duration.ofMinutes(15);
  private static final Duration LONGEST_TURN = Duration.ofMinutes(5);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

  /** The server ends the session of an instance that is gone without a word, and so its lock. */
  private static final String ONLY_WHILE_ALIVE =
      "set idle_session_timeout = '30s'; set idle_in_transaction_session_timeout = '30s'";

  /** A standby, or a server that another has taken over from, answers as if all were well. */
  private static final String TAKES_WRITES =
      "select current_setting('transaction_read_only') = 'off'";

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
      try (Statement statement = connection.createStatement()) {
        statement.execute(ONLY_WHILE_ALIVE);
      }
      lock(connection);
      connection.setNetworkTimeout(Runnable::run, (int) LONGEST_CHANGE.toMillis());
      Migrations.Outcome outcome = migrations.update(connection, ownership.ensure(connection));
      notices = privileges.grant(connection);
      migrated = Optional.of(outcome);
    }
  }

  /** Whether the pool has a connection, in use or not. */
  boolean holdsConnections() {
    AgroalDataSourceMetrics metrics = pool.getMetrics();
    return metrics.activeCount() + metrics.availableCount() > 0;
  }

  /** How the schema was found; empty until it is up to date. */
  Optional<Migrations.Outcome> migrated() {
    return migrated;
  }

  /** What was left undone, and keeps nobody from working. */
  List<Diagnosis> notices() {
    return notices;
  }

  /**
   * Connections from before the database went away are dead, or lead to a server that is the wrong
   * one by now: none is handed out again, not those either that are in use at the moment.
   */
  private void probe() throws SQLException {
    pool.flush(AgroalDataSource.FlushMode.GRACEFUL);
    try (Connection connection = pool.getConnection()) {
      if (!isTrue(connection, TAKES_WRITES)) {
        throw new DatabaseUnavailable(FailureDiagnosis.READ_ONLY);
      }
    }
  }

  /** A connection of its own: the lock must live as long as the work, whatever the pool does. */
  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(login().properties());
    properties.setProperty("ApplicationName", "ontos migrations");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", String.valueOf(LONGEST_SILENCE.toSeconds()));
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

  /** Asks again and again: a server that is lost while one waits would never answer. */
  private static void lock(Connection connection) throws SQLException {
    long deadline = System.nanoTime() + LONGEST_TURN.toNanos();
    while (!isTrue(connection, "select pg_try_advisory_lock(%d)".formatted(LOCK))) {
      if (System.nanoTime() > deadline) {
        throw new SQLException(
            "another instance has been preparing the schema for %d s"
                .formatted(LONGEST_TURN.toSeconds()),
            SqlState.LOCK_NOT_AVAILABLE);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_ATTEMPTS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for another instance", e);
    }
  }

  private static boolean isTrue(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
