package app.ontos.contracts.live;

import app.ontos.connections.browse.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The logical types of the standard, and what they are called or stored as elsewhere. */
final class TypeFamilies {
  private static final List<String> TEXT = List.of("string");

  /** Types of PostgreSQL with the logical types that describe them, the best one first. */
  private static final Map<String, List<String>> OF_POSTGRES =
      Map.ofEntries(
          Map.entry("int2", List.of("integer", "number")),
          Map.entry("int4", List.of("integer", "number")),
          Map.entry("int8", List.of("integer", "number")),
          Map.entry("oid", List.of("integer", "number")),
          Map.entry("float4", List.of("number")),
          Map.entry("float8", List.of("number")),
          Map.entry("numeric", List.of("number")),
          Map.entry("money", List.of("number", "string")),
          Map.entry("bool", List.of("boolean")),
          Map.entry("date", List.of("date")),
          Map.entry("timestamp", List.of("timestamp")),
          Map.entry("timestamptz", List.of("timestamp")),
          Map.entry("time", List.of("time")),
          Map.entry("timetz", List.of("time")),
          Map.entry("json", List.of("object", "array", "string")),
          Map.entry("jsonb", List.of("object", "array", "string")),
          Map.entry("xml", List.of("string", "object")),
          Map.entry("point", List.of("string", "object")),
          Map.entry("polygon", List.of("string", "object")));

  /** Types of extensions that are neither text nor made of fields. */
  private static final Map<String, List<String>> OF_EXTENSIONS =
      Map.of(
          "citext", TEXT,
          "ltree", TEXT,
          "hstore", List.of("object", "string"),
          "geometry", List.of("string", "object"),
          "geography", List.of("string", "object"),
          "vector", List.of("array", "string"),
          "halfvec", List.of("array", "string"),
          "sparsevec", List.of("array", "string"));

  /** What other platforms, and the second standard, call them. */
  private static final Map<String, Set<String>> ELSEWHERE =
      Map.of(
          "string",
              Set.of(
                  "string",
                  "varchar",
                  "char",
                  "text",
                  "nvarchar",
                  "nchar",
                  "ntext",
                  "varchar2",
                  "nvarchar2",
                  "clob",
                  "nclob",
                  "longtext",
                  "mediumtext",
                  "tinytext",
                  "character",
                  "character varying",
                  "enum",
                  "uuid",
                  "guid",
                  "uniqueidentifier",
                  "binary",
                  "varbinary",
                  "bytes",
                  "blob",
                  "longblob",
                  "raw",
                  "image",
                  "fixedstring"),
          "integer",
              Set.of(
                  "tinyint",
                  "smallint",
                  "mediumint",
                  "int",
                  "integer",
                  "bigint",
                  "hugeint",
                  "byte",
                  "byteint",
                  "short",
                  "long",
                  "int16",
                  "int32",
                  "int64",
                  "int128",
                  "uint8",
                  "uint16",
                  "uint32",
                  "uint64",
                  "smallserial",
                  "serial",
                  "bigserial"),
          "number",
              Set.of(
                  "number",
                  "numeric",
                  "decimal",
                  "bignumeric",
                  "bigdecimal",
                  "float",
                  "double",
                  "double precision",
                  "real",
                  "float32",
                  "float64",
                  "money",
                  "smallmoney",
                  "binary_float",
                  "binary_double"),
          "boolean", Set.of("boolean", "bool"),
          "date", Set.of("date", "date32"),
          "timestamp",
              Set.of(
                  "timestamp",
                  "timestamp_ntz",
                  "timestamp_ltz",
                  "timestamp_tz",
                  "timestampntz",
                  "timestampltz",
                  "timestamptz",
                  "timestamp with time zone",
                  "timestamp without time zone",
                  "datetime",
                  "datetime2",
                  "datetime64",
                  "smalldatetime",
                  "datetimeoffset"),
          "time", Set.of("time", "time with time zone", "time without time zone"),
          "array", Set.of("array", "list"),
          "object", Set.of("object", "struct", "map", "record", "row", "json", "variant", "super"));

  private TypeFamilies() {}

  /** The logical types that describe a column of this type, the best one first. */
  static List<String> of(ColumnType type) {
    if (type.array()) {
      return List.of("array");
    }
    String base = type.base().name();
    if (!type.base().schema().equals("pg_catalog")) {
      List<String> ofUsers = type.enumValues().isEmpty() ? List.of("object", "string") : TEXT;
      return OF_EXTENSIONS.getOrDefault(base, ofUsers);
    }
    boolean whole = base.equals("numeric") && type.scale().filter(scale -> scale <= 0).isPresent();
    return whole ? List.of("integer", "number") : OF_POSTGRES.getOrDefault(base, TEXT);
  }

  /** The logical type that a word stands for: one of the standard's, or of another platform. */
  static Optional<String> named(String word) {
    String name = WrittenName.inLowerCase(word).strip();
    return ELSEWHERE.entrySet().stream()
        .filter(family -> family.getKey().equals(name) || family.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether only other platforms, or nobody, would call a type so. */
  static boolean isForeign(String name) {
    return named(name).isPresent() && !PostgresTypes.has(name);
  }

  /** Types that one platform has where another tells them apart. */
  static Stream<String> alike(String family) {
    return switch (family) {
      case "integer", "number" -> Stream.of("integer", "number");
      case "date", "timestamp" -> Stream.of("date", "timestamp");
      case "object", "array" -> Stream.of("object", "array");
      default -> Stream.of(family);
    };
  }
}
