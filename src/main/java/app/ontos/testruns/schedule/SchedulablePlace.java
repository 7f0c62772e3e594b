package app.ontos.testruns.schedule;

import app.ontos.connections.Target;
import app.ontos.connections.Targets;
import app.ontos.connections.login.Logins;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import app.ontos.testruns.TestedPlace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where tests can be run while nobody is there. */
@ApplicationScoped
class SchedulablePlace {
  private final Targets targets;

  SchedulablePlace(Targets targets) {
    this.targets = targets;
  }

  /** A reason, with the field that it is about. */
  record Fault(String field, String reason) {
    RuntimeException asException() {
      return Problem.of(ProblemType.INVALID_FIELDS, "/" + field, reason).asException();
    }
  }

  /** Why tests can't be scheduled there; empty if they can. */
  Optional<Fault> faultOf(TestedPlace place) {
    Target target;
    try {
      target = targets.find(place.connection(), place.environment());
    } catch (ProblemException e) {
      if (e.problem().type() != ProblemType.NOT_FOUND) {
        throw e;
      }
      return Optional.of(new Fault("connection", e.problem().detail()));
    }
    return Logins.isOfCaller(target.settings())
        ? Optional.of(
            new Fault(
                "environment",
                "Its login is the caller's own, and a schedule has no caller who brings a token:"
                    + " choose an environment with a login of its own"))
        : Optional.empty();
  }
}
