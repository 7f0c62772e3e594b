package app.ontos.identity;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.NameKey;
import java.util.Map;

/**
 * Which governed records a caller sees, and which are the caller's own: the one place for both
 * questions, as conditions that are part of each statement, so that what is hidden is never read.
 * They need columns {@code lifecycle}, {@code created_by} and {@code owner_team_id}.
 *
 * @param caller who asks
 * @param feature what kind of record it is
 */
public record RecordAccess(Caller caller, Feature feature) {

  private static final String OWNED =
      """
      (:%2$sowns_all or %1$s.created_by = :%2$sviewer or %1$s.owner_team_id in (
        select team_id from team_member
        where principal_key = :%2$sviewer_key and principal_type = 'user'))""";

  private static final String VISIBLE =
      "(:%2$ssees_all or %1$s.lifecycle in ('active', 'deprecated') or " + OWNED + ")";

  /**
   * Admins of the feature own everything; others what they created and what belongs to a team of
   * theirs.
   */
  public static String owned(String table) {
    return OWNED.formatted(table, "");
  }

  /**
   * Everybody sees what is active or deprecated, and what is their own whatever its state; those
   * who may write such records see all.
   */
  public static String visible(String table) {
    return visible(table, "");
  }

  /** The same in a statement on records of several kinds, each with a prefix of its own. */
  public static String visible(String table, String prefix) {
    return VISIBLE.formatted(table, prefix);
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
        prefix + "viewer", caller.principal(),
        prefix + "viewer_key", NameKey.of(caller.principal()));
  }
}
