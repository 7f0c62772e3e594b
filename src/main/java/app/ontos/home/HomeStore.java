package app.ontos.home;

import app.ontos.home.Overview.Changed;
import app.ontos.home.Overview.Count;
import app.ontos.records.RecordType;
import app.ontos.records.Visibility;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads the overview in one statement, whose cost does not grow with the number of records.
 * Counting goes in the order of the key, lest a kind of which there are few is looked for among all
 * records.
 */
@ApplicationScoped
class HomeStore {
  /** Counting ends here: more is told as "over". */
  static final int COUNTED = 1_001;

  private static final int RECENT = 12;

  static final String SELECT =
      """
      select kind.name as entity_type, counted.found, null as entity_id, null as title, null as updated_at
      from unnest(:readable) as kind (name) cross join lateral (
        select count(*) as found from (
          select from indexed_record where entity_type = kind.name and %1$s
          order by entity_id limit %2$d) as present
      ) as counted
      where counted.found > 0
      union all
      (select entity_type, null, entity_id, title, updated_at
      from indexed_record where %1$s
      order by updated_at desc limit %3$d)"""
          .formatted(Visibility.CONDITION, COUNTED, RECENT);

  private final Jdbi jdbi;

  HomeStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Overview read(Visibility visibility) {
    List<Count> counts = new ArrayList<>();
    List<Changed> recent = new ArrayList<>();
    jdbi.useHandle(
        handle ->
            visibility
                .bind(handle.createQuery(SELECT))
                .map((row, context) -> take(row, counts, recent))
                .list());
    return new Overview(counts, recent);
  }

  private static boolean take(ResultSet row, List<Count> counts, List<Changed> recent)
      throws SQLException {
    RecordType type = RecordType.of(row.getString("entity_type"));
    int found = row.getInt("found");
    return row.wasNull()
        ? recent.add(
            new Changed(
                type,
                Rows.id(row, "entity_id"),
                row.getString("title"),
                Rows.instant(row, "updated_at")))
        : counts.add(new Count(type, found));
  }
}
