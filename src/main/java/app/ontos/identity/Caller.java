package app.ontos.identity;

import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.secrets.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who calls.
 *
 * @param principal the e-mail or user name that records and audit events carry
 * @param standing what the caller has been given; nothing until {@code AccessFilter} has found it
 *     out
 * @param accessToken the caller's own token, where the proxy forwards it
 * @param triedGroups groups to try roles with, which only LOCAL mode takes from a header
 */
public record Caller(
    String principal, Standing standing, Optional<Secret> accessToken, Set<String> triedGroups) {

  public Caller {
    triedGroups = Set.copyOf(triedGroups);
  }

  /** A caller who may do everything or nothing. */
  public Caller(String principal, boolean admin, Optional<Secret> accessToken) {
    this(principal, admin ? Standing.ADMIN : Standing.NONE, accessToken, Set.of());
  }

  /** A caller who may do everything or nothing, and brought no token. */
  public Caller(String principal, boolean admin) {
    this(principal, admin, Optional.empty());
  }

  /** What the caller may do, feature by feature. */
  public Access access() {
    return standing.access();
  }

  /** The teams whose records of a feature the caller may write by a role in the team. */
  Set<UUID> teams(Feature feature) {
    return standing.teams().getOrDefault(feature, Set.of());
  }

  /** The names of the caller's roles. */
  public List<String> roles() {
    return standing.roles();
  }

  /**
   * Whether everything is allowed. For what would give away everything; other rules ask {@link
   * #may}, since an admin of one feature is not an admin of all.
   */
  public boolean admin() {
    return access().equals(Access.ALL);
  }

  /** Whether the caller's access to all records of a feature reaches that far. */
  public boolean may(Feature feature, AccessLevel level) {
    return access().includes(feature, level);
  }

  /** The same caller, of whom is known what has been given. */
  Caller with(Standing known) {
    return new Caller(principal, known, accessToken, triedGroups);
  }
}
