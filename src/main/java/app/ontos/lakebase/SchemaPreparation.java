package app.ontos.lakebase;

import io.agroal.api.AgroalDataSource;
import io.quarkus.liquibase.LiquibaseFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import liquibase.Liquibase;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.exception.LiquibaseException;

/**
 * Creates the schema where it is missing and migrates it. Instances that start together take turns
 * through an advisory lock, which PostgreSQL gives back when its holder dies; Liquibase's own lock
 * row would outlive a killed instance.
 */
@ApplicationScoped
class SchemaPreparation {
  private static final long LOCK = 0x6F6E746F73L; // "ontos"
  private static final int LOGIN_SECONDS = 30;

  private final LoginSource logins;
  private final DatabaseSettings settings;
  private final LiquibaseFactory liquibase;
  private final AgroalDataSource pool;
  private volatile boolean migrated;

  SchemaPreparation(
      LoginSource logins,
      DatabaseSettings settings,
      LiquibaseFactory liquibase,
      AgroalDataSource pool) {
    this.logins = logins;
    this.settings = settings;
    this.liquibase = liquibase;
    this.pool = pool;
  }

  /**
   * Returns when the database answers and the schema is up to date.
   *
   * @param connected called once the server has let us in, before any change
   * @throws SQLException if the database can't be reached or refuses
   * @throws DatabaseUnavailable if something is missing that an operator can mend
   */
  void prepare(Runnable connected) throws SQLException {
    if (migrated) {
      probe();
      return;
    }
    try (Connection connection = connect()) {
      connected.run();
      lock(connection);
      createSchemaIfMissing(connection);
      migrate();
    }
    migrated = true;
  }

  private void probe() throws SQLException {
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
    return DriverManager.getConnection("jdbc:postgresql:///", properties);
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
      statement.setQueryTimeout(300);
      statement.execute();
    }
  }

  /** Checked first: {@code CREATE SCHEMA IF NOT EXISTS} asks for a right even if it has no work. */
  private void createSchemaIfMissing(Connection connection) throws SQLException {
    try (PreparedStatement exists =
        connection.prepareStatement("select 1 from pg_namespace where nspname = ?")) {
      exists.setString(1, settings.schema());
      try (ResultSet row = exists.executeQuery()) {
        if (row.next()) {
          return;
        }
      }
    }
    try (Statement create = connection.createStatement()) {
      create.execute("create schema " + Identifiers.quote(settings.schema()));
    }
  }

  private void migrate() throws SQLException {
    try (Liquibase migrations = liquibase.createLiquibase()) {
      // Whoever holds the advisory lock is alone, so a lock row found here is a dead instance's.
      migrations.forceReleaseLocks();
      migrations.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      migrations.update(liquibase.createContexts(), liquibase.createLabels());
    } catch (LiquibaseException e) {
      throw new SQLException("the schema can't be brought up to date", sqlState(e), e);
    }
  }

  private static String sqlState(LiquibaseException failure) {
    return app.ontos.shared.db.SqlState.of(failure);
  }
}
