package app.ontos.lakebase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an operator wants to know of the service's own database; never a secret. */
@Path("/api/v1/system/database")
@Tag(name = "System")
@Produces(MediaType.APPLICATION_JSON)
public class DatabaseResource {
  private final DatabaseConnector database;
  private final DatabaseSettings settings;
  private final LoginSource logins;
  private final AgroalDataSource pool;

  DatabaseResource(
      DatabaseConnector database,
      DatabaseSettings settings,
      LoginSource logins,
      AgroalDataSource pool) {
    this.database = database;
    this.settings = settings;
    this.logins = logins;
    this.pool = pool;
  }

  @GET
  @NonBlocking
  @Operation(operationId = "getSystemDatabase", summary = "The state of the service's own database")
  public SystemDatabase get() {
    DatabaseState state = database.state();
    Optional<DatabaseLogin> login = logins.lastUsed();
    AgroalDataSourceMetrics metrics = pool.getMetrics();
    Pool connections =
        new Pool(metrics.activeCount(), metrics.availableCount(), metrics.awaitingCount());
    Optional<Diagnosis> diagnosis =
        state instanceof DatabaseState.Unavailable unavailable
            ? Optional.of(unavailable.diagnosis())
            : Optional.empty();
    return new SystemDatabase(
        LakebaseMode.of(settings.env()),
        state.label(),
        login.map(DatabaseLogin::host).or(settings::host),
        login.map(DatabaseLogin::port).orElse(settings.port()),
        settings.name(),
        settings.schema(),
        login.map(DatabaseLogin::user).or(settings::user),
        connections,
        diagnosis);
  }

  /**
   * The answer.
   *
   * @param host absent until it is known, where the development tools run a server of their own
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record SystemDatabase(
      LakebaseMode mode,
      String state,
      Optional<String> host,
      int port,
      String database,
      String schema,
      Optional<String> user,
      Pool pool,
      Optional<Diagnosis> diagnosis) {}

  /** Connections of the pool: in use, idle, and callers that wait for one. */
  public record Pool(long active, long idle, long waiting) {}
}
