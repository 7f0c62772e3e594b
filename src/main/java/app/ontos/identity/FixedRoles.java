package app.ontos.identity;

import java.util.UUID;

/** The two seeded roles that the service itself relies on, whatever they are called. */
public final class FixedRoles {
  /** Allows everything, always: it can't be made less or removed. */
  public static final UUID ADMIN = UUID.fromString("00000000-0000-7000-8000-000000000001");

  /** What every caller has without an assignment. It can be changed, but not removed. */
  public static final UUID EVERYBODY = UUID.fromString("00000000-0000-7000-8000-000000000005");

  private FixedRoles() {}

  /** Whether a role has to stay. */
  public static boolean contains(UUID role) {
    return role.equals(ADMIN) || role.equals(EVERYBODY);
  }
}
