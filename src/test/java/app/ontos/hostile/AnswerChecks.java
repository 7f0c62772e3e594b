package app.ontos.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer must be like, whatever was asked. */
final class AnswerChecks {
  private static final JsonNode NONE = MissingNode.getInstance();
  private static final String PROBLEM = "application/problem+json";

  /** Those of the protocol, which any request may be answered with. */
  private static final Set<Integer> PROTOCOL = Set.of(400, 401, 404, 405, 406, 413, 414, 415, 431);

  /** Answered by the HTTP server, to what is no request: there is nobody to write a problem. */
  private static final Set<Integer> WITHOUT_PROBLEM = Set.of(400, 414, 431);

  /** 503 and 504 are answers too, but only these may be provoked. */
  private static final Set<String> BUSY =
      Set.of("too-many-runs", "connection-unavailable", "statement-timeout");

  /** Class names, stack traces, SQL of ours and what the driver says. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "\\b(?:java|javax|jakarta|org|io|com|app)\\.[a-z]+\\.[a-z.]*[A-Z]\\w+"
              + "|\\n\\s+at \\w|Exception\\b|PSQL|SQLState|app_ontos\\.|\\binsert into|\\bupdate \\w+ set");

  private final Set<String> secrets;

  /**
   * @param secrets texts that no answer may have in it
   */
  AnswerChecks(Set<String> secrets) {
    this.secrets = Set.copyOf(secrets);
  }

  /** What is wrong; empty if nothing is. */
  List<String> faults(Operation operation, Variation sent, Answer answer) {
    List<String> faults = new ArrayList<>();
    if (answer.status() == Answer.NONE) {
      return sent.kind().equals(HostileRequests.BROKEN) ? faults : List.of("no answer");
    }
    status(operation, sent, answer, faults);
    insides(sent, answer, faults);
    if (answer.status() >= 400) {
      problem(answer, faults);
    } else if (!sent.elsewhere()) {
      answered(operation, answer, faults);
      if (answer.isSuccess()) {
        taken(operation, sent, faults);
        queried(operation, sent, faults);
      }
    }
    return faults;
  }

  private static void status(
      Operation operation, Variation sent, Answer answer, List<String> faults) {
    int status = answer.status();
    boolean busy = (status == 503 || status == 504) && BUSY.contains(code(answer));
    boolean connected = status == 502 && operation.statuses().contains(502);
    if (status >= 500 && !busy && !connected && status != 501) {
      faults.add("status " + status);
    } else if (!sent.elsewhere()
        && !operation.statuses().contains(status)
        && !PROTOCOL.contains(status)) {
      faults.add("undocumented status " + status);
    }
    if (sent.refused() && status < 400) {
      faults.add("taken, with status " + status);
    }
    if (status == 405 && answer.header("Allow").isEmpty()) {
      faults.add("405 without Allow");
    }
  }

  private static String code(Answer answer) {
    return Json.parsed(answer.body()).path("code").asText();
  }

  private void insides(Variation sent, Answer answer, List<String> faults) {
    String text = answer.text();
    Matcher insides = INSIDES.matcher(text);
    if (answer.status() >= 400 && insides.find()) {
      faults.add("tells of its insides: " + insides.group().strip());
    }
    if (secrets.stream().anyMatch(text::contains)) {
      faults.add("tells a secret, to " + sent.kind());
    }
    boolean split =
        answer.headers().values().stream()
            .flatMap(List::stream)
            .anyMatch(value -> value.contains("\r") || value.contains("\n"));
    if (split || answer.headers().containsKey("set-cookie")) {
      faults.add("a header that was smuggled in");
    }
  }

  private static void problem(Answer answer, List<String> faults) {
    if (answer.body().length == 0) {
      if (!WITHOUT_PROBLEM.contains(answer.status()) && answer.header("Content-Type").isEmpty()) {
        faults.add("no problem document");
      }
      return;
    }
    JsonNode problem = Json.parsed(answer.body());
    if (!answer.mediaType().equals(PROBLEM)) {
      faults.add("no problem document but " + answer.mediaType());
    } else if (problem.path("status").asInt() != answer.status()
        || problem.path("instance").asText().isEmpty()
        || !problem
            .path("type")
            .asText()
            .equals("urn:ontos:problem:" + problem.path("code").asText())
        || problem.path("title").asText().isEmpty()
        || problem.path("detail").asText().isEmpty()) {
      faults.add("an incomplete problem document");
    } else if (problem.path("code").asText().equals("invalid-fields")
        && problem.path("errors").isEmpty()) {
      faults.add("invalid fields without pointers");
    }
  }

  private static void answered(Operation operation, Answer answer, List<String> faults) {
    Map<String, JsonSchema> types = operation.answers().getOrDefault(answer.status(), Map.of());
    if (types.isEmpty()) {
      if (answer.body().length > 0) {
        faults.add("a body that is not documented");
      }
      return;
    }
    JsonSchema schema = types.get(answer.mediaType());
    if (schema == null) {
      faults.add("undocumented media type " + answer.mediaType());
    } else if (answer.mediaType().endsWith("json")) {
      messages(schema, Json.parsed(answer.body()))
          .forEach(message -> faults.add("answer against its schema: " + message));
    }
  }

  /** A body that was taken must be one that the document allows. */
  private static void taken(Operation operation, Variation sent, List<String> faults) {
    String type = operation.jsonTypes().isEmpty() ? "" : operation.jsonTypes().get(0);
    JsonSchema schema = operation.body().get(type);
    if (schema == null || !sent.request().method().equals(operation.method())) {
      return;
    }
    JsonNode body = withoutNulls(Json.parsed(sent.request().body()));
    boolean merge = operation.method().equals("PATCH");
    messages(schema, body).stream()
        .filter(message -> !merge || !message.contains("required property"))
        .forEach(message -> faults.add("taken against the schema: " + message));
  }

  /** A flag or a number in the query that was taken must be one. */
  private static void queried(Operation operation, Variation sent, List<String> faults) {
    String[] target = sent.request().target().split("\\?", 2);
    if (target.length < 2) {
      return;
    }
    for (String pair : target[1].split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String type = operation.query().getOrDefault(parts[0], NONE).path("type").asText();
      String value = parts.length < 2 ? "" : parts[1];
      boolean wrong =
          type.equals("boolean")
              ? !value.equals("true") && !value.equals("false")
              : type.equals("integer") && !value.matches("-?[0-9]+");
      if (wrong) {
        faults.add("taken, though %s is no %s".formatted(parts[0], type));
      }
    }
  }

  private static List<String> messages(JsonSchema schema, JsonNode body) {
    return schema.validate(body).stream()
        .limit(2)
        .map(ValidationMessage::getMessage)
        .map(message -> message.length() > 200 ? message.substring(0, 200) : message)
        .toList();
  }

  /** Null is as good as absent in what is sent. */
  private static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> nulls = new ArrayList<>();
      object.properties().stream()
          .filter(e -> e.getValue().isNull())
          .forEach(e -> nulls.add(e.getKey()));
      object.remove(nulls);
      object.forEach(AnswerChecks::withoutNulls);
    } else if (node instanceof ArrayNode array) {
      array.forEach(AnswerChecks::withoutNulls);
    }
    return node;
  }
}
