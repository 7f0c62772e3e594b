package app.ontos.connections.browse;

import static app.ontos.shared.db.Rows.optionalText;
import static app.ontos.shared.db.Rows.texts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The indexes of relations. */
final class IndexQuery {
  private static final String SQL =
      """
      select x.indrelid::bigint as relation,
        c.relname as name,
        method.amname as method,
        x.indisunique as is_unique,
        x.indisvalid as valid,
        array(
          select pg_catalog.pg_get_indexdef(x.indexrelid, place, true)
          from pg_catalog.generate_series(1, x.indnkeyatts::int) as place
          order by place) as keys,
        pg_catalog.pg_get_expr(x.indpred, x.indrelid) as predicate,
        pg_catalog.pg_get_indexdef(x.indexrelid) as definition
      from pg_catalog.pg_index x
      join pg_catalog.pg_class c on c.oid = x.indexrelid
      join pg_catalog.pg_am method on method.oid = c.relam
      where x.indrelid = any (?::bigint[]::pg_catalog.oid[])
      order by x.indrelid, c.relname
      """;

  private IndexQuery() {}

  static Map<Long, List<Index>> run(Connection connection, Collection<Long> relations)
      throws SQLException {
    return CatalogRows.byRelation(connection, SQL, relations, IndexQuery::index);
  }

  private static Index index(ResultSet row) throws SQLException {
    return new Index(
        row.getString("name"),
        row.getString("method"),
        row.getBoolean("is_unique"),
        row.getBoolean("valid"),
        texts(row, "keys"),
        optionalText(row, "predicate"),
        row.getString("definition"));
  }
}
