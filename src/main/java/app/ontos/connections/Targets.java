package app.ontos.connections;

import app.ontos.shared.db.Ids;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Finds where a connection leads. */
@ApplicationScoped
public class Targets {
  private final ConnectionStore store;
  private final ConnectionSecrets secrets;
  private final ConnectionReader reader;
  private final RecentTargets recent;

  Targets(
      ConnectionStore store,
      ConnectionSecrets secrets,
      ConnectionReader reader,
      RecentTargets recent) {
    this.store = store;
    this.secrets = secrets;
    this.reader = reader;
    this.recent = recent;
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
   * The same, as it was at most a second ago: for those who ask all the time.
   *
   * @throws app.ontos.shared.problem.ProblemException 404 if there was none
   */
  public Target findRecent(UUID connection, String environment) {
    return recent.find(connection, environment, () -> find(connection, environment));
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
