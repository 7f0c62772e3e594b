package app.ontos.connections.browse;

import static app.ontos.shared.db.Rows.optionalText;
import static app.ontos.shared.db.Rows.texts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How relations are partitioned, and which rows partitions take. */
final class PartitionQuery {
  private static final String SQL =
      """
      select c.oid::bigint as relation,
        p.partstrat as strategy,
        array(
          select a.attname::pg_catalog.text
          from pg_catalog.unnest(p.partattrs) with ordinality as key (attnum, place)
          join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = key.attnum
          order by key.place) as columns,
        pg_catalog.pg_get_partkeydef(c.oid) as definition,
        pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bound
      from pg_catalog.pg_class c
      left join pg_catalog.pg_partitioned_table p on p.partrelid = c.oid
      where c.oid = any (?::bigint[]::pg_catalog.oid[])
        and (p.partrelid is not null or c.relispartition)
      """;

  private PartitionQuery() {}

  /**
   * A relation's part in partitioning.
   *
   * @param key of a partitioned table
   * @param bound of a partition
   */
  record Partitioning(Optional<PartitionKey> key, Optional<String> bound) {
    /** That of a relation which has none. */
    static final Partitioning NONE = new Partitioning(Optional.empty(), Optional.empty());
  }

  static Map<Long, List<Partitioning>> run(Connection connection, Collection<Long> relations)
      throws SQLException {
    return CatalogRows.byRelation(connection, SQL, relations, PartitionQuery::partitioning);
  }

  private static Partitioning partitioning(ResultSet row) throws SQLException {
    Optional<String> strategy = optionalText(row, "strategy");
    return new Partitioning(
        strategy.isPresent() ? Optional.of(key(row, strategy.get())) : Optional.empty(),
        optionalText(row, "bound"));
  }

  private static PartitionKey key(ResultSet row, String strategy) throws SQLException {
    return new PartitionKey(
        CatalogCode.of(PartitionStrategy.class, strategy),
        texts(row, "columns"),
        row.getString("definition"));
  }
}
