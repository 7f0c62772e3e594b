package app.ontos.connections.browse;

import static app.ontos.connections.browse.CatalogRows.optionalLong;
import static app.ontos.shared.db.Rows.optionalText;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The relations of a schema. Takes the schema's name, then what {@link #NAMED} takes, then a limit;
 * answers at least one row where there is such a schema, without a relation where it is empty.
 */
final class RelationQuery {
  private static final String SQL =
      """
      with recursive
      namespace as (
        select n.oid, n.nspname from pg_catalog.pg_namespace n where n.nspname = ? and %2$s),
      subject as (
        select c.oid, c.relname, c.relkind, c.relispartition
        from pg_catalog.pg_class c
        join namespace on namespace.oid = c.relnamespace
        where %3$s %1$s
        order by c.relispartition, c.relname
        limit ?),

      -- A partitioned table stores nothing itself: what counts is in its partitions.
      part (root, oid) as (
        select subject.oid, subject.oid from subject
        union all
        select part.root, child.inhrelid
        from part
        join pg_catalog.pg_class parent on parent.oid = part.oid and parent.relkind = 'p'
        join pg_catalog.pg_inherits child on child.inhparent = parent.oid),
      analysed as (
        select part.root, c.oid, c.reltoastrelid as toast, c.relkind, c.reltuples
        from part
        join pg_catalog.pg_class c on c.oid = part.oid
        where c.relkind in ('r', 'm', 'f') and c.reltuples >= 0),
      row_estimate as (
        select root, pg_catalog.sum(reltuples::bigint)::bigint as estimated_rows
        from analysed
        group by root),

      -- Tables with their TOAST, then the indexes of both.
      heap (root, oid) as (
        select root, oid from analysed where relkind <> 'f'
        union all
        select root, toast from analysed where relkind <> 'f' and toast <> 0),
      stored (root, oid) as (
        select root, oid from heap
        union all
        select heap.root, x.indexrelid
        from heap
        join pg_catalog.pg_index x on x.indrelid = heap.oid),
      byte_estimate as (
        select stored.root,
          pg_catalog.sum(c.relpages)::bigint
            * pg_catalog.current_setting('block_size')::bigint as estimated_bytes
        from stored
        join pg_catalog.pg_class c on c.oid = stored.oid
        group by stored.root)

      select namespace.nspname as schema,
        subject.oid::bigint as oid,
        subject.relname as name,
        subject.relkind as kind,
        subject.relispartition as is_partition,
        pg_catalog.obj_description(subject.oid, 'pg_class') as comment,
        coalesce(pg_catalog.has_any_column_privilege(subject.oid, 'SELECT'), false) as readable,
        row_estimate.estimated_rows,
        byte_estimate.estimated_bytes,
        parent_namespace.nspname as parent_schema,
        parent.relname as parent_name,
        extension.extname as extension
      from namespace
      left join subject on true
      left join row_estimate on row_estimate.root = subject.oid
      left join byte_estimate on byte_estimate.root = subject.oid
      left join pg_catalog.pg_inherits whole
        on whole.inhrelid = subject.oid and subject.relispartition
      left join pg_catalog.pg_class parent on parent.oid = whole.inhparent
      left join pg_catalog.pg_namespace parent_namespace
        on parent_namespace.oid = parent.relnamespace
      left join pg_catalog.pg_depend belonging
        on belonging.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
          and belonging.objid = subject.oid and belonging.objsubid = 0
          and belonging.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
          and belonging.deptype = 'e'
      left join pg_catalog.pg_extension extension on extension.oid = belonging.refobjid
      order by subject.relispartition, subject.relname
      """;

  private static final String NAMED = "and c.relname = any (?)";

  private static final String ALL_OF_SCHEMA =
      SQL.formatted("", SchemaQuery.IS_LISTED, SchemaQuery.IS_RELATION);

  private static final String SOME_OF_SCHEMA =
      SQL.formatted(NAMED, SchemaQuery.IS_LISTED, SchemaQuery.IS_RELATION);

  private RelationQuery() {}

  /** A relation with the oid by which its parts are found. */
  record Found(long oid, RelationSummary summary) {}

  /** Empty if the schema is not listed. */
  static Optional<List<RelationSummary>> ofSchema(Connection connection, String schema, int limit)
      throws SQLException {
    List<Optional<Found>> rows =
        CatalogRows.select(
            connection,
            ALL_OF_SCHEMA,
            statement -> {
              statement.setString(1, schema);
              statement.setInt(2, limit);
            },
            RelationQuery::found);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.stream().flatMap(Optional::stream).map(Found::summary).toList());
  }

  static List<Found> named(Connection connection, String schema, Collection<String> names)
      throws SQLException {
    Array wanted = connection.createArrayOf("text", names.toArray());
    List<Optional<Found>> rows =
        CatalogRows.select(
            connection,
            SOME_OF_SCHEMA,
            statement -> {
              statement.setString(1, schema);
              statement.setArray(2, wanted);
              statement.setInt(3, names.size());
            },
            RelationQuery::found);
    return rows.stream().flatMap(Optional::stream).toList();
  }

  private static Optional<Found> found(ResultSet row) throws SQLException {
    Optional<Long> oid = optionalLong(row, "oid");
    return oid.isEmpty() ? Optional.empty() : Optional.of(new Found(oid.get(), summary(row)));
  }

  private static RelationSummary summary(ResultSet row) throws SQLException {
    return new RelationSummary(
        row.getString("schema"),
        row.getString("name"),
        RelationKind.of(row.getString("kind"), row.getBoolean("is_partition")),
        optionalText(row, "comment"),
        row.getBoolean("readable"),
        optionalLong(row, "estimated_rows"),
        optionalLong(row, "estimated_bytes"),
        partitionOf(row),
        optionalText(row, "extension"));
  }

  private static Optional<RelationName> partitionOf(ResultSet row) throws SQLException {
    Optional<String> schema = optionalText(row, "parent_schema");
    Optional<String> name = optionalText(row, "parent_name");
    return schema.flatMap(parent -> name.map(table -> new RelationName(parent, table)));
  }
}
