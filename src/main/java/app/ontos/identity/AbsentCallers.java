package app.ontos.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** People in whose name the service acts while they are not there. Safe for several threads. */
@ApplicationScoped
public class AbsentCallers {
  private final Callers callers;
  private final Permissions permissions;

  AbsentCallers(Callers callers, Permissions permissions) {
    this.callers = callers;
    this.permissions = permissions;
  }

  /**
   * Somebody with the rights of this moment, but without a token. Groups that can't be looked up
   * just now give no rights, so what is missing once may be there again soon.
   */
  public Caller named(String principal) {
    Caller caller =
        callers
            .from(header -> Optional.empty())
            .filter(alone -> alone.principal().equals(principal))
            .orElseGet(() -> new Caller(principal, false));
    return caller.with(permissions.of(caller));
  }
}
