package app.ontos.identity;

import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a caller has been given.
 *
 * @param roles the names of the roles, assigned or everybody's
 * @param access the highest level that any of them gives, feature by feature
 * @param teams the teams whose records the caller may write by a role in the team, by feature; only
 *     of features of teams that {@code access} lets the caller read
 */
public record Standing(List<String> roles, Access access, Map<Feature, Set<UUID>> teams) {
  /** Of somebody of whom nothing is known. */
  public static final Standing NONE = new Standing(List.of(), Access.NONE);

  /** Of those whom nobody can lock out. */
  static final Standing ADMIN = new Standing(List.of("Admin"), Access.ALL);

  public Standing {
    roles = List.copyOf(roles);
    teams = Map.copyOf(teams);
  }

  /** Of somebody whose teams give nothing. */
  public Standing(List<String> roles, Access access) {
    this(roles, access, Map.of());
  }

  /**
   * The access to some records at least, be it to those of one team. Enough to call an operation,
   * which then looks at the record.
   */
  Access reach() {
    if (teams.isEmpty()) {
      return access;
    }
    Map<Feature, AccessLevel> levels = new EnumMap<>(Feature.class);
    teams.keySet().forEach(feature -> levels.put(feature, AccessLevel.WRITE));
    return access.or(Access.of(levels));
  }
}
