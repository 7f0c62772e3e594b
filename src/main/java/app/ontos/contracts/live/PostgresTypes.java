package app.ontos.contracts.live;

import java.util.Map;
import java.util.Set;

/** The types that PostgreSQL brings along, and what else SQL calls them. */
final class PostgresTypes {
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("smallint", "int2"),
          Map.entry("int", "int4"),
          Map.entry("integer", "int4"),
          Map.entry("bigint", "int8"),
          Map.entry("smallserial", "int2"),
          Map.entry("serial2", "int2"),
          Map.entry("serial", "int4"),
          Map.entry("serial4", "int4"),
          Map.entry("bigserial", "int8"),
          Map.entry("serial8", "int8"),
          Map.entry("real", "float4"),
          Map.entry("float", "float8"),
          Map.entry("double precision", "float8"),
          Map.entry("decimal", "numeric"),
          Map.entry("dec", "numeric"),
          Map.entry("boolean", "bool"),
          Map.entry("character varying", "varchar"),
          Map.entry("char varying", "varchar"),
          Map.entry("national character varying", "varchar"),
          Map.entry("national char varying", "varchar"),
          Map.entry("nchar varying", "varchar"),
          Map.entry("character", "bpchar"),
          Map.entry("char", "bpchar"),
          Map.entry("nchar", "bpchar"),
          Map.entry("national character", "bpchar"),
          Map.entry("national char", "bpchar"),
          Map.entry("bit varying", "varbit"),
          Map.entry("time without time zone", "time"),
          Map.entry("time with time zone", "timetz"),
          Map.entry("timestamp without time zone", "timestamp"),
          Map.entry("timestamp with time zone", "timestamptz"));

  private static final Set<String> NAMES =
      Set.of(
          "int2",
          "int4",
          "int8",
          "float4",
          "float8",
          "numeric",
          "money",
          "oid",
          "bool",
          "text",
          "varchar",
          "bpchar",
          "name",
          "uuid",
          "xml",
          "json",
          "jsonb",
          "jsonpath",
          "bytea",
          "bit",
          "varbit",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "interval",
          "inet",
          "cidr",
          "macaddr",
          "macaddr8",
          "point",
          "line",
          "lseg",
          "box",
          "path",
          "polygon",
          "circle",
          "tsvector",
          "tsquery",
          "int4range",
          "int8range",
          "numrange",
          "daterange",
          "tsrange",
          "tstzrange",
          "int4multirange",
          "int8multirange",
          "nummultirange",
          "datemultirange",
          "tsmultirange",
          "tstzmultirange");

  private PostgresTypes() {}

  /** What the catalog calls a type that SQL spells so, in lower case and without parentheses. */
  static String catalogName(String spelling) {
    return SYNONYMS.getOrDefault(spelling, spelling);
  }

  /** Whether there is a type of this name, in any spelling and without parentheses. */
  static boolean has(String spelling) {
    return NAMES.contains(catalogName(WrittenName.inLowerCase(spelling)));
  }
}
