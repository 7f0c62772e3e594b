package app.ontos.identity;

import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells what a caller may do. */
@ApplicationScoped
public class Permissions {
  private static final Access ORDINARY = Access.everywhere(AccessLevel.WRITE);

  /** An admin may do everything, anybody else what is no admin's. */
  Access of(Caller caller) {
    return caller.admin() ? caller.access() : ORDINARY;
  }
}
