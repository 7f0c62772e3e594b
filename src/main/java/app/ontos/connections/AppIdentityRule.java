package app.ontos.connections;

import app.ontos.identity.Caller;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lends out the service's own identity, with all that it may do, its own schema included: whoever
 * decides that must be an admin.
 */
@ApplicationScoped
public class AppIdentityRule {

  /**
   * Checks a connection that is about to be saved.
   *
   * @throws app.ontos.shared.problem.ProblemException 403
   */
  void check(NewConnection connection, Caller caller) {
    connection.environments().values().forEach(environment -> check(environment, caller));
  }

  /** The same of a single environment. */
  public void check(Environment environment, Caller caller) {
    if (environment.authentication() instanceof Authentication.App && !caller.admin()) {
      throw ProblemType.FORBIDDEN.because(
          "Only an admin may let a connection log in as the service itself");
    }
  }
}
