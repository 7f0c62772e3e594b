package app.ontos.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The OpenAPI document that the service serves, with its schemas ready to judge by. */
final class ApiDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonNode root;
  private final Map<String, JsonSchema> compiled = new HashMap<>();

  ApiDocument(String text) {
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
    root.at("/components/schemas").forEach(ApiDocument::close);
  }

  /** What the document does not name, no body may have. */
  private static void close(JsonNode schema) {
    if (schema.has("properties") && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
  }

  /** All operations, by path and method. */
  List<Operation> operations() {
    Map<String, Operation> operations = new TreeMap<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> method.getValue().has("operationId"))
                    .forEach(
                        method ->
                            operations.put(
                                path.getKey() + " " + method.getKey(),
                                operation(path.getKey(), method.getKey(), method.getValue()))));
    return new ArrayList<>(operations.values());
  }

  /** A schema, with its reference followed. */
  JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : root.at(reference.substring(1));
  }

  private Operation operation(String path, String method, JsonNode node) {
    Map<String, JsonNode> query = new LinkedHashMap<>();
    for (JsonNode parameter : node.path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        query.put(parameter.path("name").asText(), resolved(parameter.path("schema")));
      }
    }
    Map<String, JsonNode> bodies = new LinkedHashMap<>();
    node.at("/requestBody/content")
        .properties()
        .forEach(content -> bodies.put(content.getKey(), content.getValue().path("schema")));
    Map<Integer, Map<String, JsonSchema>> answers = new TreeMap<>();
    node.path("responses")
        .properties()
        .forEach(
            answer ->
                answers.put(
                    Integer.valueOf(answer.getKey()),
                    schemas(content(answer.getValue().path("content")))));
    return new Operation(
        node.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        query,
        bodies,
        schemas(bodies),
        answers);
  }

  private static Map<String, JsonNode> content(JsonNode content) {
    Map<String, JsonNode> schemas = new LinkedHashMap<>();
    content.properties().forEach(e -> schemas.put(e.getKey(), e.getValue().path("schema")));
    return schemas;
  }

  private Map<String, JsonSchema> schemas(Map<String, JsonNode> byType) {
    Map<String, JsonSchema> schemas = new LinkedHashMap<>();
    byType.forEach((type, schema) -> schemas.put(type, compiled(schema)));
    return schemas;
  }

  private JsonSchema compiled(JsonNode schema) {
    return compiled.computeIfAbsent(
        schema.toString(),
        text -> {
          ObjectNode whole = JSON.createObjectNode();
          if (schema instanceof ObjectNode object) {
            whole.setAll(object);
          }
          whole.set("components", root.path("components"));
          return FACTORY.getSchema(whole, CONFIG);
        });
  }
}
