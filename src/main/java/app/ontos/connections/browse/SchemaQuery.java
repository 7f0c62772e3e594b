package app.ontos.connections.browse;

import static app.ontos.shared.db.Rows.optionalText;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The schemas that the role may look into. */
final class SchemaQuery {
  /** Which rows of pg_namespace, as n: names that begin with pg_ are PostgreSQL's own. */
  static final String IS_LISTED =
      """
      n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and pg_catalog.has_schema_privilege(n.oid, 'USAGE')""";

  /** Which rows of pg_class, as c: not indexes, sequences and composite types. */
  static final String IS_RELATION = "c.relkind in ('r', 'p', 'f', 'v', 'm')";

  private static final String SQL =
      """
      select n.nspname as name,
        pg_catalog.pg_get_userbyid(n.nspowner) as owner,
        pg_catalog.obj_description(n.oid, 'pg_namespace') as comment,
        coalesce(held.relations, 0) as relations
      from pg_catalog.pg_namespace n
      left join (
        select c.relnamespace as namespace, pg_catalog.count(*) as relations
        from pg_catalog.pg_class c
        where %s
        group by c.relnamespace) held on held.namespace = n.oid
      where %s
      order by n.nspname
      limit ?
      """
          .formatted(IS_RELATION, IS_LISTED);

  private SchemaQuery() {}

  static List<SchemaSummary> run(Connection connection, int limit) throws SQLException {
    return CatalogRows.select(
        connection, SQL, statement -> statement.setInt(1, limit), SchemaQuery::summary);
  }

  private static SchemaSummary summary(ResultSet row) throws SQLException {
    return new SchemaSummary(
        row.getString("name"),
        row.getString("owner"),
        optionalText(row, "comment"),
        row.getLong("relations"));
  }
}
