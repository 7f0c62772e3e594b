package app.ontos.sql;

import app.ontos.sql.parameters.ParameterDefinition;
import app.ontos.sql.parameters.ParameterSchemas;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Describes published queries as an API of their own, for the generators of clients. */
final class PublishedApi {
  private static final String PATH = "/api/v1/run/";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> RESULT_TYPES =
      List.of("application/json", "application/x-ndjson", "text/csv");

  private PublishedApi() {}

  /** A query and what it does. */
  record Endpoint(QueryVersion query, QueryDefinition definition) {}

  /** The OpenAPI 3.1 document. */
  static ObjectNode document(List<Endpoint> endpoints) {
    ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
    document.putObject("info").put("title", "Published queries").put("version", "1");
    ObjectNode paths = document.putObject("paths");
    endpoints.forEach(endpoint -> path(paths.putObject(PATH + endpoint.query().slug()), endpoint));
    ObjectNode schemas = document.putObject("components").putObject("schemas");
    schemas.set("Result", result());
    schemas.set("Problem", problem());
    return document;
  }

  private static void path(ObjectNode path, Endpoint endpoint) {
    if (endpoint.definition().mode() == QueryMode.READ) {
      ObjectNode get = operation(path.putObject("get"), "read", endpoint);
      ArrayNode parameters = get.putArray("parameters");
      environment(parameters.addObject(), endpoint);
      endpoint.definition().parameters().forEach(p -> parameter(parameters.addObject(), p));
    }
    ObjectNode post = operation(path.putObject("post"), "run", endpoint);
    ObjectNode body = post.putObject("requestBody").put("required", true);
    body.putObject("content").putObject("application/json").set("schema", body(endpoint));
  }

  private static ObjectNode operation(ObjectNode operation, String verb, Endpoint endpoint) {
    operation.put("operationId", verb + "_" + endpoint.query().slug().replace('-', '_'));
    operation.put("summary", endpoint.query().name());
    endpoint.query().description().ifPresent(text -> operation.put("description", text));
    operation.put("x-ontos-version", endpoint.query().version());
    ObjectNode responses = operation.putObject("responses");
    ObjectNode ok =
        responses.putObject("200").put("description", "The result").putObject("content");
    RESULT_TYPES.forEach(
        type -> ok.putObject(type).set("schema", isJson(type) ? ref("Result") : text()));
    responses
        .putObject("default")
        .put("description", "What went wrong")
        .putObject("content")
        .putObject("application/problem+json")
        .set("schema", ref("Problem"));
    return operation;
  }

  private static boolean isJson(String type) {
    return type.equals("application/json");
  }

  private static void environment(ObjectNode parameter, Endpoint endpoint) {
    parameter.put("name", "environment").put("in", "query");
    parameter.set("schema", environmentSchema(endpoint));
  }

  private static ObjectNode environmentSchema(Endpoint endpoint) {
    ObjectNode schema = text().put("default", RunOptions.USUAL_ENVIRONMENT);
    if (!endpoint.definition().environments().isEmpty()) {
      endpoint.definition().environments().forEach(schema.putArray("enum")::add);
    }
    return schema;
  }

  private static void parameter(ObjectNode parameter, ParameterDefinition definition) {
    parameter.put("name", definition.name()).put("in", "query");
    parameter.put("required", definition.required());
    definition.description().ifPresent(text -> parameter.put("description", text));
    parameter.set("schema", ParameterSchemas.of(definition));
  }

  private static ObjectNode body(Endpoint endpoint) {
    ObjectNode body = JSON.objectNode().put("type", "object");
    ObjectNode properties = body.putObject("properties");
    properties.set("environment", environmentSchema(endpoint));
    ObjectNode parameters = properties.putObject("parameters").put("type", "object");
    ObjectNode values = parameters.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (ParameterDefinition definition : endpoint.definition().parameters()) {
      ObjectNode schema = ParameterSchemas.of(definition);
      definition.description().ifPresent(text -> schema.put("description", text));
      values.set(definition.name(), schema);
      if (definition.required()) {
        required.add(definition.name());
      }
    }
    if (!required.isEmpty()) {
      parameters.set("required", required);
      body.putArray("required").add("parameters");
    }
    parameters.put("additionalProperties", false);
    properties.putObject("runId").put("type", "string").put("format", "uuid");
    if (endpoint.definition().mode() == QueryMode.WRITE) {
      properties.putObject("maxAffectedRows").put("type", "integer").put("minimum", 0);
      properties.putObject("dryRun").put("type", "boolean");
    }
    return body;
  }

  private static ObjectNode result() {
    ObjectNode result = JSON.objectNode().put("type", "object");
    ObjectNode properties = result.putObject("properties");
    ObjectNode column = properties.putObject("columns").put("type", "array").putObject("items");
    column.put("type", "object").putObject("properties").set("name", text());
    ((ObjectNode) column.get("properties")).set("type", text());
    properties
        .putObject("rows")
        .put("type", "array")
        .putObject("items")
        .put("type", "array")
        .put("description", "A value for each column, in their order")
        .putObject("items");
    for (String count : List.of("rowCount", "affectedRows", "durationMillis")) {
      properties.putObject(count).put("type", "integer").put("format", "int64");
    }
    properties.putObject("truncated").put("type", "boolean");
    properties.putObject("undone").put("type", "boolean");
    return result;
  }

  private static ObjectNode problem() {
    ObjectNode problem = JSON.objectNode().put("type", "object");
    ObjectNode properties = problem.putObject("properties");
    for (String name : List.of("type", "title", "detail", "instance", "code")) {
      properties.set(name, text());
    }
    properties.putObject("status").put("type", "integer");
    ObjectNode fault = properties.putObject("errors").put("type", "array").putObject("items");
    fault.put("type", "object").putObject("properties").set("pointer", text());
    ((ObjectNode) fault.get("properties")).set("detail", text());
    return problem;
  }

  private static ObjectNode text() {
    return JSON.objectNode().put("type", "string");
  }

  private static ObjectNode ref(String schema) {
    return JSON.objectNode().put("$ref", "#/components/schemas/" + schema);
  }
}
