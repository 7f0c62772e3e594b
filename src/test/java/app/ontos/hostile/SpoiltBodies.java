package app.ontos.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A valid JSON body, spoilt. */
final class SpoiltBodies {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int JUST_TOO_LARGE = 2_000_001;

  /** What clients may not set, on any record. */
  private static final List<String> FOREIGN_FIELDS =
      List.of(
          "id",
          "version",
          "createdAt",
          "createdBy",
          "updatedAt",
          "updatedBy",
          "deleted",
          "admin",
          "isAdmin",
          "roles",
          "owner",
          "__proto__",
          "constructor",
          "",
          "Name",
          "name ",
          "n\u0430me",
          "na\u0000me");

  private final JsonNode schema;

  SpoiltBodies(JsonNode schema) {
    this.schema = schema;
  }

  /**
   * All that must be refused, whatever the fields mean.
   *
   * @param valid a request with a JSON object
   * @param merge whether the body is a merge patch, in which a field may be missing or null
   */
  List<Variation> refused(Request valid, boolean merge) {
    List<Variation> variations = new ArrayList<>();
    String text = new String(valid.body(), StandardCharsets.UTF_8);
    for (byte[] broken : Values.brokenBodies(text)) {
      variations.add(Variation.refused("broken JSON", valid.withBody(broken)));
    }
    String large = " ".repeat(JUST_TOO_LARGE - text.length());
    variations.add(Variation.refused("too large", valid.withBody(text + large)));
    ObjectNode body = object(valid);
    for (String name : FOREIGN_FIELDS) {
      if (schema.has("properties") && !schema.path("properties").has(name)) {
        variations.add(refused("foreign field", valid, with(body, name, JSON.textNode("1"))));
        variations.add(refused("foreign field", valid, with(body, name, JSON.nullNode())));
      }
    }
    schema.path("required").forEach(name -> lacking(name.asText(), valid, merge, variations));
    schema
        .path("properties")
        .properties()
        .forEach(p -> wrongTypes(p.getKey(), p.getValue(), valid, variations));
    return variations;
  }

  private static void lacking(String name, Request valid, boolean merge, List<Variation> to) {
    ObjectNode without = object(valid);
    without.remove(name);
    if (!merge) {
      to.add(refused("missing " + name, valid, without));
    }
    to.add(refused("null " + name, valid, with(object(valid), name, JSON.nullNode())));
  }

  private static void wrongTypes(String name, JsonNode type, Request valid, List<Variation> to) {
    List<String> allowed = new ArrayList<>();
    JsonNode types = type.path("type");
    if (types.isArray()) {
      types.forEach(t -> allowed.add(t.asText()));
    } else {
      allowed.add(types.asText());
    }
    List<JsonNode> others = new ArrayList<>();
    if (allowed.contains("string")) {
      others.addAll(List.of(JSON.numberNode(1), JSON.booleanNode(true)));
      others.add(JSON.arrayNode().add("a"));
      if (!allowed.contains("object")) {
        others.add(JSON.objectNode());
      }
    }
    if (allowed.contains("array")) {
      others.addAll(List.of(JSON.numberNode(1), JSON.textNode("a"), JSON.objectNode()));
    }
    if (allowed.contains("integer") || allowed.contains("boolean")) {
      others.addAll(List.of(JSON.textNode("1"), JSON.numberNode(1.5), JSON.arrayNode()));
    }
    others.forEach(
        other -> to.add(refused("type of " + name, valid, with(object(valid), name, other))));
  }

  /** One with a value anywhere in it replaced, added or taken away. */
  Variation spoilt(Request valid, SplittableRandom random) {
    ObjectNode body = object(valid);
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      spoil(body, schema, random);
    }
    return Variation.any("values", valid.withBody(body.toString()));
  }

  private void spoil(JsonNode node, JsonNode type, SplittableRandom random) {
    if (node instanceof ArrayNode array) {
      int index = random.nextInt(array.size() + 1);
      if (index == array.size()) {
        array.add(Values.node(random));
      } else if (array.get(index).isContainerNode() && random.nextBoolean()) {
        spoil(array.get(index), schema.path("none"), random);
      } else {
        array.set(index, Values.node(random));
      }
      return;
    }
    ObjectNode object = (ObjectNode) node;
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    type.path("properties").fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || random.nextInt(12) == 0) {
      object.set(Values.any(Values.TEXTS, random), Values.node(random));
      return;
    }
    String name = Values.any(names, random);
    JsonNode inner = object.path(name);
    if (inner.isContainerNode() && random.nextInt(4) > 0) {
      spoil(inner, schema.path("none"), random);
    } else if (random.nextInt(10) == 0) {
      object.remove(name);
    } else {
      object.set(name, Values.atTheEdge(type.path("properties").path(name), random));
    }
  }

  private static Variation refused(String kind, Request valid, ObjectNode body) {
    return Variation.refused(kind, valid.withBody(body.toString()));
  }

  private static ObjectNode with(ObjectNode body, String name, JsonNode value) {
    ObjectNode copy = body.deepCopy();
    copy.set(name, value);
    return copy;
  }

  private static ObjectNode object(Request request) {
    return (ObjectNode) Json.parsed(request.body());
  }
}
