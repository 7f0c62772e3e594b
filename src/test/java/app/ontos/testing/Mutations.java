package app.ontos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Spoils documents in small ways, with the names and words of their schema: always the same ways
 * for the same seed.
 */
public final class Mutations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Random random;
  private final List<String> names;
  private final List<JsonNode> values;

  /**
   * @param schema whose property names and enumerated words are used
   */
  public Mutations(long seed, JsonNode schema) {
    random = new Random(seed);
    Set<String> found = new TreeSet<>(List.of("unknown"));
    List<JsonNode> words = new ArrayList<>();
    collect(schema, found, words);
    names = List.copyOf(found);
    values = words;
    for (String text :
        List.of(
            "",
            "text",
            "not a date",
            "2020-02-30",
            "2020-01-31",
            "2020-01-31T09:30:00Z",
            "2020-01-31T09:30:00",
            "https://example.com/a",
            "no-scheme",
            "not a uri",
            "sftp://h/p",
            "a b",
            "a.b",
            "schema/a/properties/b",
            "v3.1.0",
            "v2.2.2",
            "1.0.0")) {
      values.add(NODES.textNode(text));
    }
    values.addAll(
        List.of(
            NODES.nullNode(),
            NODES.booleanNode(true),
            NODES.numberNode(-1),
            NODES.numberNode(0),
            NODES.numberNode(7),
            NODES.numberNode(new BigDecimal("1.0")),
            NODES.numberNode(new BigDecimal("1.5")),
            NODES.arrayNode(),
            NODES.objectNode(),
            NODES.arrayNode().add("a"),
            NODES.arrayNode().add(1).add(2),
            NODES.arrayNode().add(1).add(new BigDecimal("1.0")),
            NODES.arrayNode().add("a").add("a"),
            NODES.arrayNode().add(7),
            NODES.objectNode().put("unknown", 1),
            NODES.objectNode().put("minLength", 1),
            NODES.objectNode().put("format", "i32")));
  }

  /** A copy of a document with one change, or a few. */
  public ObjectNode spoilt(ObjectNode document) {
    ObjectNode copy = document.deepCopy();
    int changes = 1 + random.nextInt(random.nextInt(3) + 1);
    for (int i = 0; i < changes; i++) {
      List<JsonNode> places = new ArrayList<>();
      collectContainers(copy, places);
      JsonNode place = places.get(random.nextInt(places.size()));
      if (place instanceof ObjectNode object) {
        change(object);
      } else if (place instanceof ArrayNode array) {
        change(array);
      }
    }
    return copy;
  }

  private void change(ObjectNode object) {
    List<String> members = new ArrayList<>();
    object.fieldNames().forEachRemaining(members::add);
    if (members.isEmpty() || random.nextInt(4) == 0) {
      object.set(names.get(random.nextInt(names.size())), value());
      return;
    }
    String name = members.get(random.nextInt(members.size()));
    JsonNode present = object.path(name);
    switch (random.nextInt(6)) {
      case 0, 1 -> object.remove(name);
      case 2 -> object.set(name, NODES.arrayNode().add(present));
      case 3 -> object.set(name, NODES.objectNode().set("unknown", present));
      default -> object.set(name, value());
    }
  }

  private void change(ArrayNode array) {
    int at = random.nextInt(array.size() + 1);
    switch (random.nextInt(4)) {
      case 0 -> array.removeAll();
      case 1 -> array.insert(at, value());
      case 2 -> {
        if (!array.isEmpty()) {
          array.add(array.get(0).deepCopy());
        }
      }
      default -> {
        if (at < array.size()) {
          array.set(at, value());
        }
      }
    }
  }

  private JsonNode value() {
    return values.get(random.nextInt(values.size())).deepCopy();
  }

  private static void collectContainers(JsonNode node, List<JsonNode> places) {
    if (node.isContainerNode()) {
      places.add(node);
      node.forEach(child -> collectContainers(child, places));
    }
  }

  private static void collect(JsonNode schema, Set<String> names, List<JsonNode> words) {
    if (schema.path("properties").isObject()) {
      schema.path("properties").fieldNames().forEachRemaining(names::add);
    }
    if (schema.path("enum").isArray()) {
      schema.path("enum").forEach(words::add);
    }
    schema.forEach(child -> collect(child, names, words));
  }
}
