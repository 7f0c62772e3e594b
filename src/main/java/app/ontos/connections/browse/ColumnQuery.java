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

/** The columns of relations, with what their types come down to. */
final class ColumnQuery {
  private static final String SQL =
      """
      with recursive
      attribute as (
        select a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull,
          a.attidentity, a.attgenerated
        from pg_catalog.pg_attribute a
        where a.attrelid = any (?::bigint[]::pg_catalog.oid[])
          and a.attnum > 0 and not a.attisdropped),

      -- Takes off a domain or an array with each step, until the type is neither.
      layer (type, modifier, step, base, base_modifier, is_array, domain, not_null) as (
        select distinct atttypid, atttypmod, 0, atttypid, atttypmod, false,
          null::pg_catalog.oid, false
        from attribute
        union all
        select layer.type, layer.modifier, layer.step + 1,
          case when t.typtype = 'd' then t.typbasetype else t.typelem end,
          case when t.typtype = 'd' then t.typtypmod else layer.base_modifier end,
          layer.is_array or t.typtype <> 'd',
          coalesce(layer.domain, case when t.typtype = 'd' then t.oid end),
          layer.not_null or (t.typtype = 'd' and t.typnotnull and not layer.is_array)
        from layer
        join pg_catalog.pg_type t on t.oid = layer.base
        left join pg_catalog.pg_type element on element.oid = t.typelem and element.typarray = t.oid
        where t.typtype = 'd' or element.oid is not null),
      bare as (
        select distinct on (type, modifier) layer.*
        from layer
        order by type, modifier, step desc)

      select a.attrelid::bigint as relation,
        a.attnum as position,
        a.attname as name,
        pg_catalog.format_type(a.atttypid, a.atttypmod) as declared,
        base_namespace.nspname as base_schema,
        base.typname as base_name,
        bare.base_modifier,
        bare.is_array,
        domain_namespace.nspname as domain_schema,
        domain.typname as domain_name,
        array(
          select label.enumlabel::pg_catalog.text
          from pg_catalog.pg_enum label
          where label.enumtypid = base.oid
          order by label.enumsortorder) as enum_values,
        not ((a.attnotnull and unproven.oid is null) or bare.not_null) as nullable,
        a.attidentity as identity,
        a.attgenerated as generated,
        pg_catalog.pg_get_expr(given.adbin, given.adrelid) as expression,
        pg_catalog.col_description(a.attrelid, a.attnum) as comment,
        coalesce(pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT'), false) as readable
      from attribute a
      join bare on bare.type = a.atttypid and bare.modifier = a.atttypmod
      join pg_catalog.pg_type base on base.oid = bare.base
      join pg_catalog.pg_namespace base_namespace on base_namespace.oid = base.typnamespace
      left join pg_catalog.pg_type domain on domain.oid = bare.domain
      left join pg_catalog.pg_namespace domain_namespace
        on domain_namespace.oid = domain.typnamespace
      left join pg_catalog.pg_attrdef given
        on given.adrelid = a.attrelid and given.adnum = a.attnum
      -- Since PostgreSQL 18 a NOT NULL can be NOT VALID: older rows may hold null.
      left join pg_catalog.pg_constraint unproven
        on unproven.conrelid = a.attrelid and unproven.contype = 'n'
          and not unproven.convalidated and unproven.conkey[1] = a.attnum
      order by a.attrelid, a.attnum
      """;

  private ColumnQuery() {}

  static Map<Long, List<Column>> run(Connection connection, Collection<Long> relations)
      throws SQLException {
    return CatalogRows.byRelation(connection, SQL, relations, ColumnQuery::column);
  }

  private static Column column(ResultSet row) throws SQLException {
    Optional<String> generated = optionalText(row, "generated").filter(code -> !code.isEmpty());
    Optional<String> expression = optionalText(row, "expression");
    return new Column(
        row.getInt("position"),
        row.getString("name"),
        type(row),
        row.getBoolean("nullable"),
        generated.isPresent() ? Optional.empty() : expression,
        optionalText(row, "identity")
            .filter(code -> !code.isEmpty())
            .map(code -> CatalogCode.of(Identity.class, code)),
        generated.flatMap(code -> expression.map(text -> generatedValue(code, text))),
        optionalText(row, "comment"),
        row.getBoolean("readable"));
  }

  private static GeneratedValue generatedValue(String code, String expression) {
    return new GeneratedValue(CatalogCode.of(GeneratedValue.Kind.class, code), expression);
  }

  private static ColumnType type(ResultSet row) throws SQLException {
    TypeName base = new TypeName(row.getString("base_schema"), row.getString("base_name"));
    TypeModifier modifier = TypeModifier.of(base, row.getInt("base_modifier"));
    return new ColumnType(
        row.getString("declared"),
        base,
        row.getBoolean("is_array"),
        domain(row),
        modifier.length(),
        modifier.precision(),
        modifier.scale(),
        texts(row, "enum_values"));
  }

  private static Optional<TypeName> domain(ResultSet row) throws SQLException {
    Optional<String> schema = optionalText(row, "domain_schema");
    Optional<String> name = optionalText(row, "domain_name");
    return schema.flatMap(namespace -> name.map(type -> new TypeName(namespace, type)));
  }
}
