package app.ontos.connections;

import app.ontos.shared.db.Ids;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Finds where a connection leads; one statement each time, so that a change counts at once. */
@ApplicationScoped
public class Targets {
  private final ConnectionStore store;
  private final ConnectionSecrets secrets;
  private final ConnectionReader reader;

  Targets(ConnectionStore store, ConnectionSecrets secrets, ConnectionReader reader) {
    this.store = store;
    this.secrets = secrets;
    this.reader = reader;
  }

  /**
   * An environment of a saved connection.
   *
   * @throws app.ontos.shared.problem.ProblemException 404 if there is none
   */
  public Target find(UUID connection, String environment) {
    ConnectionStore.WithSecrets found =
        store
            .findWithSecrets(connection, environment)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such connection"));
    Environment settings =
        found
            .connection()
            .environment(environment)
            .orElseThrow(
                () -> ProblemType.NOT_FOUND.because("The connection has no such environment"));
    return new Target(
        connection,
        found.connection().version(),
        environment,
        settings,
        secrets.open(connection, environment, found.sealed()));
  }

  /**
   * One that is not saved, out of a body like those in a connection.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  public Target unsaved(JsonBody environment) {
    NewEnvironment read = reader.readEnvironment(environment, Instant.now());
    return new Target(Ids.next(), 0, "unsaved", read.settings(), read.secrets());
  }
}
