package app.ontos.sql.parameters;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which types of the server read a parameter's literals without loss of meaning. */
final class ServerTypes {
  private static final Set<String> WITH_A_PARAMETER_TYPE =
      Stream.of(ScalarType.values())
          .flatMap(type -> readers(type).stream())
          .collect(Collectors.toUnmodifiableSet());

  /** Types of {@code pg_catalog} whose numbers the driver has without asking. */
  private static final Set<String> KNOWN_TO_THE_DRIVER =
      Stream.of(
              "bool",
              "int2",
              "int4",
              "int8",
              "numeric",
              "float4",
              "float8",
              "text",
              "varchar",
              "bpchar",
              "bytea",
              "date",
              "time",
              "timetz",
              "timestamp",
              "timestamptz",
              "uuid",
              "json")
          .flatMap(type -> Stream.of(type, "_" + type))
          .collect(Collectors.toUnmodifiableSet());

  private ServerTypes() {}

  /** Whether the driver knows a type, by its own name for it, without asking the server. */
  static boolean isKnownToTheDriver(String name) {
    return KNOWN_TO_THE_DRIVER.contains(name);
  }

  /**
   * Whether the server's type, by the driver's name for it, reads the parameter's literals. Text is
   * for strings, and for every type that no other parameter is for: enums, addresses, ranges.
   */
  static boolean reads(String name, ParameterType type) {
    String serverType = simpleName(name);
    boolean array = serverType.startsWith("_");
    if (array != type.array()) {
      return false;
    }
    String element = array ? serverType.substring(1) : serverType;
    return type.scalar() == ScalarType.TEXT
        ? !WITH_A_PARAMETER_TYPE.contains(element)
        : readers(type.scalar()).contains(element);
  }

  /** The name in the catalog of what the driver calls {@code "schema"."type"} or {@code type}. */
  private static String simpleName(String name) {
    int schemaEnd = name.startsWith("\"") ? name.indexOf("\".\"") : -1;
    return schemaEnd < 0 ? name : name.substring(schemaEnd + 3, name.length() - 1);
  }

  /** What an author calls a type of the server. */
  static String described(String driversName) {
    String serverType = simpleName(driversName);
    boolean array = serverType.startsWith("_");
    String element = array ? serverType.substring(1) : serverType;
    String name =
        Stream.of(ScalarType.values())
            .filter(type -> type.serverName().equals(element))
            .map(ScalarType::typeName)
            .findFirst()
            .orElse(element);
    return array ? name + "[]" : name;
  }

  private static Set<String> readers(ScalarType type) {
    return switch (type) {
      case TEXT -> Set.of();
      case INTEGER -> Set.of("int2", "int4", "int8", "numeric", "float4", "float8");
      case BIGINT -> Set.of("int8", "numeric", "float8");
      case NUMERIC -> Set.of("numeric", "float4", "float8");
      case DATE -> Set.of("date", "timestamp", "timestamptz");
      case JSON -> Set.of("json", "jsonb");
      case VECTOR -> Set.of("vector", "halfvec");
      case GEOMETRY -> Set.of("geometry", "geography");
      case BOOLEAN, TIMESTAMP, TIMESTAMPTZ, INTERVAL, UUID, BYTES -> Set.of(type.serverName());
    };
  }
}
