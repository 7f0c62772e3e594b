package app.ontos.shared.json;

import app.ontos.shared.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes the fields of a body one by one and collects every fault on the way, so that a client is
 * told of all of them at once. A taker answers a harmless stand-in for a field at fault; {@link
 * #check} then refuses the whole. Not for use by several threads.
 */
public final class Fields {
  /** The longest name of anything. */
  public static final int NAME_LENGTH = 200;

  /** The longest description of anything. */
  public static final int DESCRIPTION_LENGTH = 10_000;

  private static final int TAG_LENGTH = 100;
  private static final int MAX_ITEMS = 100;

  private static final Set<String> SERVER_FIELDS =
      Set.of("id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy");

  private final ObjectNode object;
  private final String path;
  private final FieldValues values;
  private final Set<String> taken = new LinkedHashSet<>();
  private final List<Fields> inner = new ArrayList<>();

  Fields(ObjectNode object) {
    this(object, "", new FieldValues());
  }

  private Fields(ObjectNode object, String path, FieldValues values) {
    this.object = object;
    this.path = path;
    this.values = values;
  }

  /** A single line of 1 to {@code maxLength} characters, trimmed. */
  public String requiredText(String name, int maxLength) {
    Optional<String> text = line(name, maxLength);
    if (text.isEmpty() && noFaultOf(name)) {
      fault(name, "is required");
    }
    return text.orElse("");
  }

  /** A single line, trimmed; empty text counts as absent. */
  public Optional<String> line(String name, int maxLength) {
    return text(name, maxLength, true);
  }

  /** Text of several lines, trimmed; empty text counts as absent. */
  public Optional<String> paragraphs(String name, int maxLength) {
    return text(name, maxLength, false);
  }

  /** Text as it came, line breaks and all; empty text counts as absent. */
  public Optional<String> verbatim(String name, int maxLength) {
    return take(name).flatMap(node -> values.verbatim(pointer(name), node, maxLength));
  }

  /** Text as it came that is more than space. */
  public String requiredVerbatim(String name, int maxLength) {
    Optional<String> text = verbatim(name, maxLength).filter(given -> !given.isBlank());
    if (text.isEmpty() && noFaultOf(name)) {
      fault(name, "is required");
    }
    return text.orElse("");
  }

  /** A whole number from {@code least} to {@code most}. */
  public Optional<Integer> integer(String name, int least, int most) {
    Optional<JsonNode> node = take(name);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get().isIntegralNumber() && node.get().canConvertToInt()) {
      int value = node.get().intValue();
      if (value >= least && value <= most) {
        return Optional.of(value);
      }
    }
    fault(name, "must be a whole number from %d to %d".formatted(least, most));
    return Optional.of(least);
  }

  /** True or false. */
  public Optional<Boolean> flag(String name) {
    Optional<JsonNode> node = take(name);
    if (node.isPresent() && !node.get().isBoolean()) {
      fault(name, "must be true or false");
      return Optional.of(false);
    }
    return node.map(JsonNode::booleanValue);
  }

  /** Any value but null, as it came. */
  public Optional<JsonNode> json(String name) {
    return take(name);
  }

  /** The fields of an object within this one. */
  public Optional<Fields> object(String name) {
    Optional<JsonNode> node = take(name);
    if (node.isPresent() && !node.get().isObject()) {
      fault(name, "must be an object");
    }
    return node.filter(JsonNode::isObject).map(within -> inner(name, within));
  }

  /**
   * The fields of every object in an object, by their names, in the order given.
   *
   * @param most how many there may be
   */
  public Map<String, Fields> objectsByName(String name, int most) {
    Map<String, Fields> objects = new LinkedHashMap<>();
    Optional<Fields> outer = object(name);
    if (outer.isPresent()) {
      if (outer.get().object.size() > most) {
        fault(name, "must have at most %d members".formatted(most));
      }
      outer.get().object.properties().stream()
          .limit(most)
          .forEach(e -> outer.get().object(e.getKey()).ifPresent(o -> objects.put(e.getKey(), o)));
    }
    return objects;
  }

  /** An id in the canonical UUID form. */
  public Optional<UUID> id(String name) {
    return take(name).flatMap(node -> values.id(pointer(name), node));
  }

  /** Ids without repetition, in the order given. */
  public List<UUID> ids(String name) {
    List<UUID> ids = new ArrayList<>();
    items(name, (pointer, node) -> values.id(pointer, node).ifPresent(ids::add));
    return List.copyOf(new LinkedHashSet<>(ids));
  }

  /** Tags: single lines without repetition, in the order given. */
  public List<String> tags(String name) {
    return lines(name, TAG_LENGTH);
  }

  /** Single lines without repetition, in the order given. */
  public List<String> lines(String name, int maxLength) {
    return texts(name, maxLength, true);
  }

  /** Texts of several lines without repetition, in the order given. */
  public List<String> paragraphList(String name, int maxLength) {
    return texts(name, maxLength, false);
  }

  /** One of a closed list of words. */
  public <T> T oneOf(String name, Map<String, T> choices, T standIn) {
    Optional<T> choice = optionalOneOf(name, choices, standIn);
    if (choice.isEmpty()) {
      fault(name, "is required");
    }
    return choice.orElse(standIn);
  }

  /** One of a closed list of words, if any. */
  public <T> Optional<T> optionalOneOf(String name, Map<String, T> choices, T standIn) {
    Optional<JsonNode> node = take(name);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    T choice = node.get().isTextual() ? choices.get(node.get().textValue()) : null;
    if (choice == null) {
      fault(
          name, "must be one of " + String.join(", ", choices.keySet().stream().sorted().toList()));
      return Optional.of(standIn);
    }
    return Optional.of(choice);
  }

  /** Notes a fault that only the feature can see. */
  public void fault(String name, String detail) {
    values.fault(pointer(name), detail);
  }

  /** The same of a field within an object that has been taken. */
  public void fault(String object, String name, String detail) {
    values.fault(pointer(object) + "/" + name, detail);
  }

  /** Whether the field holds an object; it need not have been taken. */
  public boolean holdsObject(String name) {
    return object.path(name).isObject();
  }

  /** Whether the field is there and not null; it need not have been taken. */
  public boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** The names of all fields that are there, in the order given. */
  public List<String> names() {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Where the field is in the body (RFC 6901). */
  public String pointer(String name) {
    return path + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * Refuses the body if any field was at fault, or was never taken and so is unknown.
   *
   * @throws app.ontos.shared.problem.ProblemException with every fault
   */
  public void check() {
    refuseUntaken();
    if (!values.errors().isEmpty()) {
      throw Problem.invalidFields(values.errors()).asException();
    }
  }

  private void refuseUntaken() {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!taken.contains(field.getKey())) {
        boolean ours = path.isEmpty() && SERVER_FIELDS.contains(field.getKey());
        fault(field.getKey(), ours ? "is set by the service" : "is not a field of this record");
      }
    }
    inner.forEach(Fields::refuseUntaken);
  }

  private Fields inner(String name, JsonNode within) {
    Fields fields = new Fields((ObjectNode) within, pointer(name), values);
    inner.add(fields);
    return fields;
  }

  private Optional<String> text(String name, int maxLength, boolean singleLine) {
    return take(name).flatMap(node -> values.text(pointer(name), node, maxLength, singleLine));
  }

  private List<String> texts(String name, int maxLength, boolean singleLine) {
    Set<String> texts = new LinkedHashSet<>();
    items(
        name,
        (pointer, node) -> values.text(pointer, node, maxLength, singleLine).ifPresent(texts::add));
    return List.copyOf(texts);
  }

  private void items(String name, ItemTaker taker) {
    Optional<JsonNode> node = take(name);
    if (node.isEmpty()) {
      return;
    }
    if (!node.get().isArray() || node.get().size() > MAX_ITEMS) {
      fault(name, "must be a list of at most %d items".formatted(MAX_ITEMS));
      return;
    }
    for (int i = 0; i < node.get().size(); i++) {
      taker.take(pointer(name) + "/" + i, node.get().get(i));
    }
  }

  private Optional<JsonNode> take(String name) {
    taken.add(name);
    return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
  }

  private boolean noFaultOf(String name) {
    return values.errors().stream().noneMatch(error -> error.pointer().equals(pointer(name)));
  }

  private interface ItemTaker {
    void take(String pointer, JsonNode node);
  }
}
