package app.ontos.identity;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.problem.ProblemType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which governed records a caller sees, and which are the caller's own to change: the one place for
 * both questions, as conditions that are part of each statement, so that what is hidden is never
 * read. They need columns {@code lifecycle}, {@code created_by} and {@code owner_team_id}.
 *
 * @param caller who asks
 * @param feature what kind of record it is
 */
public record RecordAccess(Caller caller, Feature feature) {

  private static final String OF_WRITABLE_TEAM =
      "%1$s.owner_team_id = any(cast(:%2$swritable_teams as uuid[]))";

  private static final String OWN =
      """
      (%1$s.created_by = :%2$sviewer or %1$s.owner_team_id in (
        select team_id from team_member
        where principal_key = :%2$sviewer_key and principal_type = 'user'))""";

  private static final String OWNED =
      "(:%2$sowns_all or :%2$ssees_all and " + OWN + " or " + OF_WRITABLE_TEAM + ")";

  private static final String VISIBLE =
      "(:%2$ssees_all or %1$s.lifecycle in ('active', 'deprecated') or "
          + OWN
          + " or "
          + OF_WRITABLE_TEAM
          + ")";

  /** Names the states first, as the index on those that wait does. */
  private static final String WAITING =
      """
      (%1$s.lifecycle in ('proposed', 'under_review', 'approved')
        and case when %1$s.lifecycle = 'approved' then %2$s
          else :judges and (:owns_all or not %2$s) end)""";

  /**
   * Admins of the feature own everything; who may write such records owns what they created and
   * what belongs to a team of theirs; and who has in a team a role that may write them, that
   * team's.
   */
  public static String owned(String table) {
    return OWNED.formatted(table, "");
  }

  /**
   * Everybody sees what is active or deprecated, and what is their own whatever its state, whether
   * or not they may change it; those who may write such records see all.
   */
  public static String visible(String table) {
    return visible(table, "");
  }

  /** The same in a statement on records of several kinds, each with a prefix of its own. */
  public static String visible(String table, String prefix) {
    return VISIBLE.formatted(table, prefix);
  }

  /**
   * Which records wait for the caller: what others have put forward and the caller may judge, and
   * what is the caller's own and has been approved.
   */
  public static String waiting(String table) {
    return WAITING.formatted(table, owned(table));
  }

  /** What the conditions compare with. */
  public Map<String, Object> values() {
    return values("");
  }

  /** What the conditions with this prefix compare with. */
  public Map<String, Object> values(String prefix) {
    return Map.of(
        prefix + "sees_all", caller.may(feature, AccessLevel.WRITE),
        prefix + "owns_all", caller.may(feature, AccessLevel.ADMIN),
        prefix + "judges", TransitionRights.mayJudge(caller, feature),
        prefix + "viewer", caller.principal(),
        prefix + "viewer_key", NameKey.of(caller.principal()),
        prefix + "writable_teams",
            caller.teams(feature).stream()
                .map(UUID::toString)
                .collect(Collectors.joining(",", "{", "}")));
  }

  /**
   * Checks that the caller may make a record that such a team owns, or hand one over to it: any, or
   * those of the teams in which the caller has a role that may write them.
   *
   * @throws app.ontos.shared.problem.ProblemException 403
   */
  public void checkOwner(Optional<UUID> team) {
    if (!caller.may(feature, AccessLevel.WRITE)
        && team.filter(caller.teams(feature)::contains).isEmpty()) {
      throw ProblemType.FORBIDDEN.because(
          "Without %s:write the owner team must be one in which your role gives it"
              .formatted(feature.id()));
    }
  }
}
