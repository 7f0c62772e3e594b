package app.ontos.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operation as the OpenAPI document describes it.
 *
 * @param path with its parameters in braces
 * @param query the names of its query parameters, with their schemas
 * @param bodies the schemas of its body, by media type
 * @param body what a JSON body must be like
 * @param answers what it answers, by status and media type
 */
record Operation(
    String id,
    String method,
    String path,
    Map<String, JsonNode> query,
    Map<String, JsonNode> bodies,
    Map<String, JsonSchema> body,
    Map<Integer, Map<String, JsonSchema>> answers) {

  Operation {
    query = Map.copyOf(query);
    bodies = Map.copyOf(bodies);
    body = Map.copyOf(body);
    answers = Map.copyOf(answers);
  }

  Set<Integer> statuses() {
    return answers.keySet();
  }

  /** The JSON type among its bodies, which is the first that its requests are made of. */
  List<String> jsonTypes() {
    return bodies.keySet().stream().filter(type -> type.endsWith("json")).sorted().toList();
  }

  /** The schema of its body in JSON; a missing node where there is none. */
  JsonNode jsonBody() {
    return jsonTypes().stream()
        .flatMap(type -> Optional.ofNullable(bodies.get(type)).stream())
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  boolean takesBody() {
    return !bodies.isEmpty();
  }

  @Override
  public String toString() {
    return id;
  }
}
