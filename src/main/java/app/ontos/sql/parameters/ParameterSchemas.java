package app.ontos.sql.parameters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Tells in JSON Schema (2020-12, as in OpenAPI 3.1) what a parameter takes. */
public final class ParameterSchemas {
  private static final Set<ScalarType> SAFE_AS_NUMBERS = Set.of(ScalarType.INTEGER);

  private ParameterSchemas() {}

  /** The schema of a parameter's values. */
  public static ObjectNode of(ParameterDefinition definition) {
    ObjectNode element = scalar(definition.type().scalar());
    limit(element, definition);
    ObjectNode schema = element;
    if (definition.type().array()) {
      schema = JsonNodeFactory.instance.objectNode().put("type", "array");
      schema.set("items", element);
    }
    if (definition.defaultValue().isPresent()) {
      schema.set("default", definition.defaultValue().get());
    }
    return schema;
  }

  /** Numbers that a double can't hold are text, so that no client loses digits. */
  private static ObjectNode scalar(ScalarType type) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    switch (type) {
      case TEXT, INTERVAL, GEOMETRY -> schema.put("type", "string");
      case INTEGER -> schema.put("type", "integer").put("format", "int32");
      case BIGINT -> schema.put("type", "string").put("pattern", "^-?[0-9]{1,19}$");
      case NUMERIC -> schema.put("type", "string").put("format", "decimal");
      case BOOLEAN -> schema.put("type", "boolean");
      case DATE -> schema.put("type", "string").put("format", "date");
      case TIMESTAMP -> schema.put("type", "string");
      case TIMESTAMPTZ -> schema.put("type", "string").put("format", "date-time");
      case UUID -> schema.put("type", "string").put("format", "uuid");
      case BYTES -> schema.put("type", "string").put("contentEncoding", "base64");
      case VECTOR -> schema.put("type", "array").putObject("items").put("type", "number");
      case JSON -> schema.put("description", "Any JSON value");
    }
    return schema;
  }

  private static void limit(ObjectNode schema, ParameterDefinition definition) {
    ParameterLimits limits = definition.limits();
    ScalarType type = definition.type().scalar();
    if (SAFE_AS_NUMBERS.contains(type)) {
      limits.minimum().ifPresent(least -> schema.put("minimum", Long.parseLong(least)));
      limits.maximum().ifPresent(most -> schema.put("maximum", Long.parseLong(most)));
    }
    if (type == ScalarType.TEXT) {
      limits.maxLength().ifPresent(length -> schema.put("maxLength", length));
      limits.pattern().ifPresent(p -> schema.put("pattern", "^(?:" + p.pattern() + ")$"));
    }
    if (!limits.allowedValues().isEmpty()) {
      ArrayNode values = schema.putArray("enum");
      for (String value : limits.allowedValues()) {
        if (SAFE_AS_NUMBERS.contains(type)) {
          values.add(Long.parseLong(value));
        } else {
          values.add(value);
        }
      }
    }
  }
}
