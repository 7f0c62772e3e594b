package app.ontos.lakebase;

import app.ontos.identity.access.AnyCaller;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What an operator wants to know of the service's own database; never a secret. Open to every
 * caller: it has to say why the database is away, where the roles are.
 */
@Path("/api/v1/system/database")
@Tag(name = "System")
@Produces(MediaType.APPLICATION_JSON)
public class DatabaseResource {
  private final DatabaseConnector database;
  private final SchemaPreparation schema;
  private final DatabaseSettings settings;
  private final LoginSource logins;
  private final AgroalDataSource pool;
  private final RecentFailures failures;

  DatabaseResource(
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

  @GET
  @NonBlocking
  @AnyCaller
  @Operation(operationId = "getSystemDatabase", summary = "The state of the service's own database")
  public SystemDatabase get() {
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
