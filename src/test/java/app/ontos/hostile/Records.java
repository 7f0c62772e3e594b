package app.ontos.hostile;

import static org.awaitility.Awaitility.await;

import app.ontos.testruns.TestedItems;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records of every kind, made through the API when they are first needed. */
final class Records {
  private static final String API = "/api/v1/";

  private final Wire wire;
  private final TestedItems database;
  private final Map<String, String> shared = new HashMap<>();
  private String lastRun = "data-contracts";

  /**
   * @param database where connections lead
   */
  Records(Wire wire, TestedItems database) {
    this.wire = wire;
    this.database = database;
  }

  /** The id of a record that all requests may use. */
  String shared(String collection) {
    String known = shared.get(collection);
    if (known == null) {
      known = fresh(collection);
      shared.put(collection, known);
    }
    return known;
  }

  /** The id of a record that nobody else knows. */
  String fresh(String collection) {
    return switch (collection) {
      case "connections" -> database.connection();
      case "data-contracts" -> created(collection, contract("item"));
      case "data-products" -> created(collection, product());
      case "roles" -> create(collection, "{'name': '%s', 'access': {'search': 'read'}}", unique());
      case "tags" -> create(collection, "{'namespace': 'n', 'name': '%s'}", unique());
      case "concepts" ->
          create(
              collection,
              "{'glossaryId': '%s', 'prefLabel': {'en': '%s'}}",
              shared("glossaries"),
              unique());
      case "comments" ->
          create(
              collection,
              "{'entityType': 'data-domain', 'entityId': '%s', 'text': 'a'}",
              shared("data-domains"));
      case "semantic-links" ->
          create(
              collection,
              "{'conceptId': '%s', 'entityType': 'data-domain', 'entityId': '%s'}",
              fresh("concepts"),
              shared("data-domains"));
      case "tag-assignments" ->
          create(
              collection,
              "{'tagId': '%s', 'entityType': 'data-domain', 'entityId': '%s'}",
              fresh("tags"),
              shared("data-domains"));
      case "role-assignments" ->
          create(
              collection,
              "{'principal': '%s@example.com', 'principalType': 'user', 'roleId': '%s'}",
              unique(),
              shared("roles"));
      case "queries" -> create(collection, query(unique()));
      default -> create(collection, "{'name': '%s'}", unique());
    };
  }

  /** The id of a record that belongs to another one, in a collection below it. */
  String below(String collection, String parent, String name) {
    String path = collection + "/" + parent + "/" + name;
    return switch (name) {
      case "members" ->
          create(
              path,
              "{'principal': '%s@example.com', 'principalType': 'user', 'role': 'r'}",
              unique());
      case "schedules" ->
          create(
              path,
              "{'connection': '%s', 'environment': 'production', 'interval': 'PT24H', 'enabled': false}",
              shared("connections"));
      case "webhooks" ->
          create(
              path,
              "{'url': 'https://dbc-1.cloud.databricks.com/hook', 'enabled': false, 'secret': '0123456789abcdef'}");
      case "test-runs" -> testRun(path);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Only so many tests may wait: the one before is stopped, and others are waited for. */
  private String testRun(String path) {
    wire.send(Request.of("DELETE", API + lastRun));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> List.of("queued", "running").stream().allMatch(this::isNoneThatIs));
    String body = "{'connection': '%s', 'environment': 'production'}";
    String id = create(path, body, shared("connections"));
    lastRun = path + "/" + id;
    return id;
  }

  private boolean isNoneThatIs(String state) {
    Answer answer = wire.send(Request.of("GET", API + "test-runs?state=" + state));
    return parsed(answer).path("items").isEmpty();
  }

  /** The slug of a new query that is published. */
  String published() {
    String slug = unique();
    publish(create("queries", query(slug)));
    return slug;
  }

  void publish(String query) {
    send("queries/" + query + "/publication", "{\"version\": 1}");
  }

  /** An audit event's id. */
  String auditEvent() {
    shared("data-domains");
    Answer answer = wire.send(Request.of("GET", API + "audit-events?limit=1"));
    return parsed(answer).at("/items/0/id").asText();
  }

  /** A contract's document, on this table. */
  static String contract(String table) {
    return quoted(
        """
        {'apiVersion': 'v3.1.0', 'kind': 'DataContract', 'id': '%s', 'version': '1.0.0',
         'name': 'Items', 'status': 'active', 'schema': [{'name': '%s', 'properties': [
           {'name': 'id', 'logicalType': 'integer', 'required': true}]}]}""",
        unique(), table);
  }

  /** A product's document. */
  static String product() {
    return quoted(
        """
        {'apiVersion': 'v1.0.0', 'kind': 'DataProduct', 'id': '%s', 'version': '1.0.0',
         'name': 'Items', 'status': 'draft', 'outputPorts': [{'name': 'a', 'version': '1.0.0'}]}""",
        unique());
  }

  /** Where a connection leads, and how it logs in. */
  JsonNode environment() {
    return database.environment();
  }

  /** The id of a contract whose test takes until it is stopped. */
  String slowContract() {
    return created("data-contracts", contract("slow_item"));
  }

  /** What is answered to who stops a run that goes on. */
  Answer cancelledRun() {
    String run = UUID.randomUUID().toString();
    String place = "connections/" + shared("connections") + "/environments/production/sql";
    Request endless =
        json(
            "POST",
            place,
            quoted(
                "{'sql': 'select count(*) from generate_series(1, 100000000000)', 'runId': '%s'}",
                run));
    Thread running = new Thread(() -> sendApart(endless), "endless-run");
    running.start();
    Request stop = Request.of("DELETE", API + "runs/" + run);
    return await().atMost(Duration.ofSeconds(20)).until(() -> wire.send(stop), Answer::isSuccess);
  }

  private void sendApart(Request request) {
    try (Wire own = wire.another()) {
      own.send(request);
    }
  }

  /** Gives a domain stars. */
  void rate(String domain) {
    wire.send(json("PUT", "ratings/data-domain/" + domain, "{\"stars\": 3}").with("If-Match", "*"));
  }

  /** A name or id that no other record has. */
  static String unique() {
    return "h-" + UUID.randomUUID();
  }

  /** JSON, in whose template single quotes stand for double ones. */
  static String quoted(String template, Object... values) {
    return template.replace('\'', '"').formatted(values);
  }

  /** A query's body. */
  String query(String slug) {
    return quoted(
        """
        {'name': '%1$s', 'slug': '%1$s', 'connectionId': '%2$s', 'definition': {
          'sql': 'select :least::int as least', 'environments': ['production'],
          'parameters': {'least': {'type': 'integer', 'default': 1}}}}""",
        slug, shared("connections"));
  }

  private String create(String path, String template, Object... values) {
    return created(path, quoted(template, values));
  }

  private String created(String path, String body) {
    return parsed(send(path, body)).path("id").asText();
  }

  Answer send(String path, String body) {
    Answer answer = wire.send(json("POST", path, body));
    if (!answer.isSuccess()) {
      throw new RecordRefused(path + " " + body + ": " + answer.status() + " " + answer.text());
    }
    return answer;
  }

  private static Request json(String method, String path, String body) {
    return Request.of(method, API + path).with("Content-Type", "application/json").withBody(body);
  }

  private static JsonNode parsed(Answer answer) {
    return Json.parsed(answer.body());
  }
}
