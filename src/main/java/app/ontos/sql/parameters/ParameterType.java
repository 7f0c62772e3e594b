package app.ontos.sql.parameters;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The type of a parameter.
 *
 * @param scalar the type of its value, or of its elements
 * @param array whether it takes a list; lists of lists make arrays of several dimensions
 */
public record ParameterType(ScalarType scalar, boolean array) {

  /** All types by their names in definitions: {@code bigint}, {@code bigint[]}. */
  public static Map<String, ParameterType> byName() {
    Map<String, ParameterType> types = new LinkedHashMap<>();
    for (ScalarType scalar : ScalarType.values()) {
      types.put(scalar.typeName(), new ParameterType(scalar, false));
      types.put(scalar.typeName() + "[]", new ParameterType(scalar, true));
    }
    return types;
  }

  /** The name in definitions. */
  public String typeName() {
    return array ? scalar.typeName() + "[]" : scalar.typeName();
  }

  /** The name in the server's catalog. */
  String serverName() {
    return array ? "_" + scalar.serverName() : scalar.serverName();
  }
}
