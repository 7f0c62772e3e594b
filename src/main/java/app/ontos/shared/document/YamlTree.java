package app.ontos.shared.document;

import app.ontos.shared.http.BodyLimit;
import app.ontos.shared.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds a JSON tree from YAML's events. It does so by itself because the library's own composer
 * knows no limit of depth and lets aliases of aliases grow: here each alias costs as much as what
 * it stands for. Used once, by one thread.
 */
final class YamlTree {
  private static final String OWN_TAGS = "tag:yaml.org,2002:";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Iterator<Event> events;
  private final Map<Anchor, Part> anchors = new HashMap<>();
  private long left = BodyLimit.MAX_BYTES;

  YamlTree(Iterator<Event> events) {
    this.events = events;
  }

  /** A value, with the levels below it and what it costs to write it out. */
  private record Part(JsonNode node, int height, long cost) {}

  /** The only document there is; missing where there is none. */
  JsonNode document() {
    events.next(); // the stream's start
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      return MissingNode.getInstance();
    }
    JsonNode root = part(events.next(), 0).node();
    events.next(); // the document's end
    Event last = events.next();
    if (last.getEventId() != Event.ID.StreamEnd) {
      throw fault("there is a second document", last);
    }
    return root;
  }

  private Part part(Event event, int depth) {
    long before = left;
    if (event instanceof AliasEvent alias) {
      return alias(alias, depth);
    }
    Part part =
        switch (event.getEventId()) {
          case Scalar -> new Part(scalar((ScalarEvent) event), 0, 0);
          case SequenceStart -> sequence((CollectionStartEvent) event, depth);
          case MappingStart -> mapping((CollectionStartEvent) event, depth);
          default -> throw fault("a value is missing", event);
        };
    Part whole = new Part(part.node(), part.height(), before - left);
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, whole));
    return whole;
  }

  private Part alias(AliasEvent alias, int depth) {
    Part part = anchors.get(alias.getAlias());
    if (part == null) {
      throw fault("the alias *%s has no anchor before it".formatted(alias.getAlias()), alias);
    }
    spend(part.cost(), alias);
    checkDepth(depth + part.height(), alias);
    return part;
  }

  private JsonNode scalar(ScalarEvent scalar) {
    String text = scalar.getValue();
    spend(text.length() + 1L, scalar);
    Optional<String> tag = scalar.getTag();
    if (tag.isEmpty()) {
      return scalar.isPlain()
          ? YamlScalars.plain(text)
              .orElseThrow(() -> fault("JSON has no such number, or it is too long", scalar))
          : TextNode.valueOf(text);
    }
    if (tag.get().equals("!")) {
      return TextNode.valueOf(text);
    }
    String type = tag.get().startsWith(OWN_TAGS) ? tag.get().substring(OWN_TAGS.length()) : "";
    return YamlScalars.tagged(type, text)
        .orElseThrow(() -> fault("its tag gives this value no meaning in JSON", scalar));
  }

  private Part sequence(CollectionStartEvent start, int depth) {
    open(start, depth, "seq");
    ArrayNode array = NODES.arrayNode();
    int height = 0;
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      Part item = part(e, depth + 1);
      height = Math.max(height, item.height());
      array.add(item.node());
    }
    return new Part(array, height + 1, 0);
  }

  private Part mapping(CollectionStartEvent start, int depth) {
    open(start, depth, "map");
    ObjectNode object = NODES.objectNode();
    List<ObjectNode> merged = new ArrayList<>();
    int height = 0;
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      String key = key(e);
      Part value = part(events.next(), depth + 1);
      height = Math.max(height, value.height());
      if (isMerge(e)) {
        merged.addAll(mergeable(value.node(), e));
      } else if (object.has(key)) {
        throw fault("a key is there twice", e);
      } else {
        object.set(key, value.node());
      }
    }
    merged.forEach(from -> addMissing(object, from));
    return new Part(object, height + 1, 0);
  }

  /** The key as text, whatever type it would have as a value: JSON knows no other keys. */
  private String key(Event event) {
    if (event instanceof AliasEvent alias) {
      JsonNode node = alias(alias, 0).node();
      if (node.isValueNode()) {
        return node.asText();
      }
    }
    if (event instanceof ScalarEvent scalar) {
      Part part = part(scalar, 0);
      return part.node().isTextual() ? part.node().textValue() : scalar.getValue();
    }
    throw fault("a key must be text", event);
  }

  private static boolean isMerge(Event key) {
    return key instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getTag().isEmpty()
        && scalar.getValue().equals("<<");
  }

  private static List<ObjectNode> mergeable(JsonNode value, Event key) {
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode each : value.isArray() ? value : NODES.arrayNode().add(value)) {
      if (!(each instanceof ObjectNode object)) {
        throw fault("<< merges mappings only", key);
      }
      objects.add(object);
    }
    return objects;
  }

  private static void addMissing(ObjectNode target, ObjectNode from) {
    for (Map.Entry<String, JsonNode> member : from.properties()) {
      if (!target.has(member.getKey())) {
        target.set(member.getKey(), member.getValue());
      }
    }
  }

  private void open(CollectionStartEvent start, int depth, String type) {
    checkDepth(depth + 1, start);
    spend(2, start);
    Optional<String> tag = start.getTag();
    if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(OWN_TAGS + type)) {
      throw fault("the tag %s has no meaning in JSON".formatted(tag.get()), start);
    }
  }

  private static void checkDepth(int depth, Event at) {
    if (depth > StandardDocument.MAX_DEPTH) {
      throw fault("it is nested deeper than %d levels".formatted(StandardDocument.MAX_DEPTH), at);
    }
  }

  private void spend(long cost, Event at) {
    left -= cost;
    if (left < 0) {
      throw fault("its aliases stand for too much", at);
    }
  }

  private static ProblemException fault(String what, Event at) {
    return YamlReader.malformed(what, at.getStartMark());
  }
}
