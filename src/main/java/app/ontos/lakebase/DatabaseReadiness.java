package app.ontos.lakebase;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when records can be served. It tells the known state and does not ask the database: a probe
 * every few seconds would keep a database awake that scales to zero.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {
  private final DatabaseConnector database;

  DatabaseReadiness(DatabaseConnector database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    DatabaseState state = database.state();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("database")
            .status(state instanceof DatabaseState.Ready)
            .withData("state", state.label());
    if (state instanceof DatabaseState.Unavailable unavailable) {
      Diagnosis diagnosis = unavailable.diagnosis();
      response
          .withData("code", diagnosis.code())
          .withData("reason", diagnosis.reason())
          .withData("remedy", diagnosis.remedy());
    }
    database
        .notices()
        .forEach(
            notice -> response.withData(notice.code(), notice.reason() + ". " + notice.remedy()));
    return response.build();
  }
}
