package app.ontos.lakebase;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Gathers what can be told of the service's own database, from memory: it never asks the database.
 */
@ApplicationScoped
class DatabaseStatus {
  private final DatabaseConnector database;
  private final SchemaPreparation schema;
  private final DatabaseSettings settings;
  private final LoginSource logins;
  private final AgroalDataSource pool;
  private final RecentFailures failures;

  DatabaseStatus(
      DatabaseConnector database,
      SchemaPreparation schema,
      DatabaseSettings settings,
      LoginSource logins,
      AgroalDataSource pool,
      RecentFailures failures) {
    this.database = database;
    this.schema = schema;
    this.settings = settings;
    this.logins = logins;
    this.pool = pool;
    this.failures = failures;
  }

  /** How it stands right now. */
  SystemDatabase now() {
    DatabaseState state = database.state();
    Optional<DatabaseLogin> login = logins.lastUsed();
    LoginSource.Origin origin = logins.origin();
    return new SystemDatabase(
        LakebaseMode.of(settings.env()),
        state.label(),
        login.map(DatabaseLogin::host).or(settings::host),
        login.map(DatabaseLogin::port).orElse(settings.port()),
        settings.name(),
        settings.schema(),
        login.map(DatabaseLogin::user),
        origin.userSource(),
        origin.lakebase(),
        origin.token().map(SystemDatabase.Token::of),
        SystemDatabase.Pool.of(pool.getMetrics()),
        schema.migrated(),
        diagnosis(state),
        database.notices(),
        failures.list());
  }

  private static Optional<Diagnosis> diagnosis(DatabaseState state) {
    return state instanceof DatabaseState.Unavailable unavailable
        ? Optional.of(unavailable.diagnosis())
        : Optional.empty();
  }
}
