package app.ontos.identity.roles;

import app.ontos.identity.Caller;
import app.ontos.identity.FixedRoles;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * A role as a page shows it.
 *
 * @param mayBeGiven whether the caller may assign it, and change it
 */
record RoleSheet(Role role, boolean mayBeGiven) {

  static RoleSheet of(Role role, Caller caller) {
    return new RoleSheet(
        role,
        caller.may(Feature.ROLES, AccessLevel.ADMIN) && caller.access().includes(role.gives()));
  }

  /** Whether it always gives everything. */
  public boolean ofAdmins() {
    return role.id().equals(FixedRoles.ADMIN);
  }

  /** Whether every caller has it. */
  public boolean ofEverybody() {
    return role.id().equals(FixedRoles.EVERYBODY);
  }

  /** Whether it may be deleted. */
  public boolean mayBeDeleted() {
    return mayBeGiven && !FixedRoles.contains(role.id());
  }

  /** How far it reaches, in a line. */
  public String reach() {
    List<String> parts = new ArrayList<>();
    add(parts, AccessLevel.ADMIN, "admin of %d");
    add(parts, AccessLevel.WRITE, "writes %d");
    add(parts, AccessLevel.READ, "reads %d");
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }

  private void add(List<String> parts, AccessLevel level, String words) {
    long features = role.access().values().stream().filter(level::equals).count();
    if (features > 0) {
      parts.add(features == Feature.values().length ? "everything" : words.formatted(features));
    }
  }
}
