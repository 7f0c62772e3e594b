package app.ontos.identity.roles;

import app.ontos.identity.Caller;
import app.ontos.identity.FixedRoles;
import app.ontos.identity.access.Access;
import app.ontos.shared.problem.ProblemType;

/**
 * Nobody hands out, or takes from others, more than they have: an admin of roles alone could make
 * an admin of everything otherwise, or lock one out.
 */
final class GrantWithinOwnAccess {
  private GrantWithinOwnAccess() {}

  /**
   * Checks a role that is about to be made, assigned or taken away.
   *
   * @throws app.ontos.shared.problem.ProblemException 403
   */
  static void check(Caller caller, Access granted) {
    if (!caller.access().includes(granted)) {
      throw ProblemType.FORBIDDEN.because("The role gives more access than you have yourself");
    }
  }

  /**
   * Checks a change of a role.
   *
   * @throws app.ontos.shared.problem.ProblemException 403, or 409 if it makes the admin's less
   */
  static void check(Caller caller, Role present, NewRole wanted) {
    check(caller, present.gives());
    check(caller, wanted.gives());
    if (present.id().equals(FixedRoles.ADMIN) && !wanted.gives().includes(Access.ALL)) {
      throw ProblemType.CONFLICT.because("This role always gives access to everything");
    }
  }

  /**
   * Checks a role that is about to go.
   *
   * @throws app.ontos.shared.problem.ProblemException 403, or 409 if it has to stay
   */
  static void checkRemoval(Caller caller, Role present) {
    check(caller, present.gives());
    if (FixedRoles.contains(present.id())) {
      throw ProblemType.CONFLICT.because("The service relies on this role");
    }
  }
}
