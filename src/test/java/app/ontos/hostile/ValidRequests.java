package app.ontos.hostile;

import static app.ontos.hostile.Records.quoted;
import static app.ontos.hostile.Records.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests that the service takes: made of an operation's path, parameters and schema, with the ids
 * of records that are there.
 */
final class ValidRequests {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final Pattern NESTED =
      Pattern.compile("/api/v1/([a-z-]+)/\\{[^}]+}/([a-z-]+)/\\{[^}]+}.*");

  private final ApiDocument document;
  private final Records records;
  private final Map<String, Supplier<JsonNode>> fields;
  private final Map<String, Supplier<String>> bodies;

  ValidRequests(ApiDocument document, Records records) {
    this.document = document;
    this.records = records;
    fields = fields();
    bodies =
        Map.ofEntries(
            Map.entry("createDataContract", () -> Records.contract("item")),
            Map.entry("replaceDataContract", () -> Records.contract("item")),
            Map.entry("replaceDataContractDocument", () -> Records.contract("item")),
            Map.entry("createDataProduct", Records::product),
            Map.entry("replaceDataProduct", Records::product),
            Map.entry("replaceDataProductDocument", Records::product),
            Map.entry("importDocuments", () -> "[" + Records.contract("item") + "]"),
            Map.entry("importGlossaryDocument", ValidRequests::vocabulary),
            Map.entry("createQuery", () -> records.query(unique())),
            Map.entry("replaceQuery", () -> records.query(unique())),
            Map.entry("patchQuery", () -> quoted("{'name': '%s'}", unique())),
            Map.entry("testUnsavedConnection", () -> environment().toString()),
            Map.entry("runPublishedQuery", () -> quoted("{'parameters': {'least': 7}}")),
            Map.entry("runSql", () -> quoted("{'sql': 'select 1 as one'}")),
            Map.entry("runQuery", () -> quoted("{'parameters': {'least': 7}}")),
            Map.entry("patchComment", () -> quoted("{'text': 'b'}")));
  }

  /** A request of this operation on records that are there. */
  Request of(Operation operation) {
    Request request = Request.of(operation.method(), target(operation));
    if (operation.takesBody()) {
      String type = operation.jsonTypes().get(0);
      String body =
          bodies.containsKey(operation.id())
              ? bodies.get(operation.id()).get()
              : body(document.resolved(operation.jsonBody())).toString();
      request = request.with("Content-Type", type).withBody(body);
    }
    return operation.method().equals("PUT") || operation.method().equals("PATCH")
        ? request.with("If-Match", "*")
        : request;
  }

  /** A body of this schema. */
  ObjectNode body(JsonNode schema) {
    ObjectNode body = JSON.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            property ->
                value(property.getKey(), document.resolved(property.getValue()))
                    .ifPresent(value -> body.set(property.getKey(), value)));
    return body;
  }

  private Optional<JsonNode> value(String name, JsonNode schema) {
    Supplier<JsonNode> known = fields.get(name);
    if (known != null) {
      return Optional.of(known.get()).filter(value -> !value.isMissingNode());
    }
    String type =
        schema.path("type").isArray()
            ? schema.at("/type/0").asText()
            : schema.path("type").asText();
    return switch (type) {
      case "string" ->
          Optional.of(schema.has("enum") ? schema.at("/enum/0") : JSON.textNode("text"));
      case "integer" -> Optional.of(JSON.numberNode(schema.path("minimum").asInt(3)));
      case "boolean" -> Optional.of(JSON.booleanNode(false));
      case "array" -> Optional.of(JSON.arrayNode());
      default -> Optional.empty();
    };
  }

  private Map<String, Supplier<JsonNode>> fields() {
    Supplier<JsonNode> absent = JSON::missingNode;
    Supplier<JsonNode> words = () -> JSON.objectNode().set("en", JSON.arrayNode().add("word"));
    return Map.ofEntries(
        Map.entry("name", () -> JSON.textNode(unique())),
        Map.entry("slug", () -> JSON.textNode(unique())),
        Map.entry("principal", () -> JSON.textNode(unique() + "@example.com")),
        Map.entry("domainId", () -> JSON.textNode(records.shared("data-domains"))),
        Map.entry("ownerTeamId", () -> JSON.textNode(records.shared("teams"))),
        Map.entry("projectId", () -> JSON.textNode(records.shared("projects"))),
        Map.entry("teamIds", () -> JSON.arrayNode().add(records.shared("teams"))),
        Map.entry("glossaryId", () -> JSON.textNode(records.shared("glossaries"))),
        Map.entry("conceptId", () -> JSON.textNode(records.fresh("concepts"))),
        Map.entry("tagId", () -> JSON.textNode(records.fresh("tags"))),
        Map.entry("roleId", () -> JSON.textNode(records.shared("roles"))),
        Map.entry("connectionId", () -> JSON.textNode(records.shared("connections"))),
        Map.entry("connection", () -> JSON.textNode(records.shared("connections"))),
        Map.entry("entityType", () -> JSON.textNode("data-domain")),
        Map.entry("entityId", () -> JSON.textNode(records.shared("data-domains"))),
        Map.entry("environment", () -> JSON.textNode("production")),
        Map.entry("environments", () -> JSON.objectNode().set("production", environment())),
        Map.entry("prefLabel", () -> JSON.objectNode().put("en", unique())),
        Map.entry("altLabel", words),
        Map.entry("hiddenLabel", words),
        Map.entry("note", words),
        Map.entry("scopeNote", words),
        Map.entry("example", words),
        Map.entry("definition", absent),
        Map.entry("sql", () -> JSON.textNode("select 1 as one")),
        Map.entry("tables", () -> JSON.arrayNode().add("item")),
        Map.entry("cron", () -> JSON.textNode("0 3 * * *")),
        Map.entry("timeZone", () -> JSON.textNode("UTC")),
        Map.entry("url", () -> JSON.textNode("https://dbc-1.cloud.databricks.com/hook")),
        Map.entry("secret", () -> JSON.textNode("0123456789abcdef")),
        Map.entry("to", () -> JSON.textNode("proposed")),
        Map.entry("version", () -> JSON.numberNode(1)),
        Map.entry("stars", () -> JSON.numberNode(4)),
        Map.entry("interval", absent),
        Map.entry("schema", absent),
        Map.entry("path", absent),
        Map.entry("value", absent),
        Map.entry("iri", absent),
        Map.entry("baseIri", absent),
        Map.entry("parentId", absent),
        Map.entry("runId", absent),
        Map.entry("maxAffectedRows", absent),
        Map.entry("parameters", absent),
        Map.entry("values", absent));
  }

  private JsonNode environment() {
    return records.environment();
  }

  private static String vocabulary() {
    return quoted(
        """
        {'@context': {'skos': 'http://www.w3.org/2004/02/skos/core#'},
         '@id': 'https://example.com/%1$s', '@type': 'skos:Concept',
         'skos:prefLabel': {'@value': '%1$s', '@language': 'en'}}""",
        unique());
  }

  private String target(Operation operation) {
    Matcher parameters = PARAMETER.matcher(operation.path());
    StringBuilder target = new StringBuilder();
    String first = "";
    while (parameters.find()) {
      String value = parameter(operation, parameters.group(1), first);
      first = first.isEmpty() ? value : first;
      parameters.appendReplacement(target, value);
    }
    parameters.appendTail(target);
    return target + query(operation);
  }

  private String query(Operation operation) {
    return switch (operation.id()) {
      case "getDataContractDrift" ->
          "?connection=%s&environment=production".formatted(records.shared("connections"));
      case "diffDataContracts" -> "?from=" + records.shared("data-contracts");
      case "listSearchHits" -> "?q=item";
      default -> "";
    };
  }

  private String parameter(Operation operation, String name, String parent) {
    String collection = operation.path().split("/", 5)[3];
    return switch (name) {
      case "environment" -> "production";
      case "schema" -> "public";
      case "relation" -> "item";
      case "slug" -> records.published();
      case "entityType" -> "data-domain";
      case "entityId" -> rated(operation);
      default -> id(operation, collection, parent);
    };
  }

  private String rated(Operation operation) {
    if (!operation.method().equals("DELETE")) {
      return records.shared("data-domains");
    }
    String domain = records.fresh("data-domains");
    records.rate(domain);
    return domain;
  }

  private String id(Operation operation, String collection, String parent) {
    Matcher nested = NESTED.matcher(operation.path());
    if (!parent.isEmpty() && nested.matches()) {
      return records.below(collection, parent, nested.group(2));
    }
    if (collection.equals("audit-events")) {
      return records.auditEvent();
    }
    if (collection.equals("runs")) {
      return java.util.UUID.randomUUID().toString();
    }
    if (operation.id().equals("cancelTestRun")) {
      return records.slowContract();
    }
    boolean isParent = nested.matches();
    String id =
        isParent || isChanged(operation) ? records.fresh(collection) : records.shared(collection);
    if (operation.id().equals("withdrawQuery")) {
      records.publish(id);
    }
    return id;
  }

  /** Whether it may leave a record that is no good for others. */
  private static boolean isChanged(Operation operation) {
    String verb = operation.id().replaceFirst("[A-Z].*", "").toLowerCase(Locale.ROOT);
    return switch (verb) {
      case "replace", "patch", "delete", "move", "publish", "withdraw", "cancel" ->
          !operation.path().matches(".*}/[a-z-]+/\\{[^}]+}");
      default -> false;
    };
  }
}
