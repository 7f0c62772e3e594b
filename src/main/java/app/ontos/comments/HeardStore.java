package app.ontos.comments;

import app.ontos.identity.Caller;
import app.ontos.records.RecordType;
import app.ontos.records.Visibility;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads what others lately said of records that concern a caller: those of which the caller said
 * something, and contracts and products that are the caller's or a team's in which the caller is.
 */
@ApplicationScoped
class HeardStore {
  /**
   * Looks at the latest comments alone, so that it takes the same time however many there are; and
   * at most at one row for each of them, lest all contracts are read to compare with.
   */
  private static final String SELECT =
      """
      select latest.entity_type, latest.entity_id, about.title, left(latest.text, 200) as text,
        latest.created_by, latest.created_at
      from (
        select entity_type, entity_id, text, deleted, created_by, created_at, id
        from record_comment order by created_at desc, id desc limit 300) as latest
      cross join lateral (
        select title from indexed_record
        where entity_type = latest.entity_type and entity_id = latest.entity_id and %s) as about
      where not latest.deleted and latest.created_by <> :me
        and coalesce(
          (select true from data_contract owned where owned.id = latest.entity_id and %2$s limit 1),
          (select true from data_product owned where owned.id = latest.entity_id and %2$s limit 1),
          (select true from record_comment said where said.entity_id = latest.entity_id
            and said.entity_type = latest.entity_type and said.created_by = :me limit 1))
      order by latest.created_at desc, latest.id desc limit 5"""
          .formatted(
              Visibility.CONDITION,
              """
              (owned.created_by = :me or owned.owner_team_id in (
                select team_id from team_member
                where principal_key = :meKey and principal_type = 'user'))""");

  private final Jdbi jdbi;

  HeardStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<Heard> list(Caller caller) {
    return jdbi.withHandle(
        handle ->
            Visibility.of(caller)
                .bind(handle.createQuery(SELECT))
                .bind("me", caller.principal())
                .bind("meKey", NameKey.of(caller.principal()))
                .map(
                    (row, context) ->
                        new Heard(
                            RecordType.of(row.getString("entity_type")),
                            Rows.id(row, "entity_id"),
                            row.getString("title"),
                            row.getString("text"),
                            row.getString("created_by"),
                            Rows.instant(row, "created_at")))
                .list());
  }
}
