package app.ontos.connections.browse;

import static app.ontos.shared.db.Rows.texts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The keys and conditions of relations. */
final class ConstraintQuery {
  private static final String SQL =
      """
      select c.conrelid::bigint as relation,
        c.contype as kind,
        c.conname as name,
        array(
          select a.attname::pg_catalog.text
          from pg_catalog.unnest(c.conkey) with ordinality as key (attnum, place)
          join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = key.attnum
          order by case when c.contype = 'c' then key.attnum end, key.place) as columns,
        referenced_namespace.nspname as referenced_schema,
        referenced.relname as referenced_name,
        array(
          select a.attname::pg_catalog.text
          from pg_catalog.unnest(c.confkey) with ordinality as key (attnum, place)
          join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = key.attnum
          order by key.place) as referenced_columns,
        c.confdeltype as on_delete,
        c.confupdtype as on_update,
        c.condeferrable as deferrable,
        c.condeferred as initially_deferred,
        c.convalidated as validated,
        pg_catalog.pg_get_expr(c.conbin, c.conrelid) as expression
      from pg_catalog.pg_constraint c
      left join pg_catalog.pg_class referenced on referenced.oid = c.confrelid
      left join pg_catalog.pg_namespace referenced_namespace
        on referenced_namespace.oid = referenced.relnamespace
      -- A foreign key to a partitioned table has a shadow for each partition, of the same table.
      left join pg_catalog.pg_constraint original
        on original.oid = c.conparentid and original.conrelid = c.conrelid
      where c.conrelid = any (?::bigint[]::pg_catalog.oid[])
        and c.contype in ('p', 'u', 'f', 'c')
        and original.oid is null
      order by c.conrelid, c.conname
      """;

  private ConstraintQuery() {}

  static Map<Long, List<Constraint>> run(Connection connection, Collection<Long> relations)
      throws SQLException {
    return CatalogRows.byRelation(connection, SQL, relations, ConstraintQuery::constraint);
  }

  private static Constraint constraint(ResultSet row) throws SQLException {
    String name = row.getString("name");
    List<String> columns = texts(row, "columns");
    boolean deferrable = row.getBoolean("deferrable");
    boolean initiallyDeferred = row.getBoolean("initially_deferred");
    String kind = row.getString("kind");
    return switch (kind) {
      case "p" -> new PrimaryKey(name, columns, deferrable, initiallyDeferred);
      case "u" -> new UniqueConstraint(name, columns, deferrable, initiallyDeferred);
      case "c" ->
          new CheckConstraint(
              name, row.getString("expression"), columns, row.getBoolean("validated"));
      case "f" ->
          new ForeignKey(
              name,
              columns,
              new RelationName(
                  row.getString("referenced_schema"), row.getString("referenced_name")),
              texts(row, "referenced_columns"),
              CatalogCode.of(ForeignKeyAction.class, row.getString("on_delete")),
              CatalogCode.of(ForeignKeyAction.class, row.getString("on_update")),
              deferrable,
              initiallyDeferred,
              row.getBoolean("validated"));
      default -> throw new IllegalArgumentException("unknown kind of constraint: " + kind);
    };
  }
}
