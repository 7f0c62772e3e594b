package app.ontos.shared.json;

import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

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
  private static final UUID NO_ID = new UUID(0, 0);

  /** The canonical form alone: {@link UUID#fromString} also takes {@code 1-1-1-1-1}. */
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final Set<String> SERVER_FIELDS =
      Set.of("id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy");

  private final ObjectNode object;
  private final Set<String> taken = new LinkedHashSet<>();
  private final List<FieldError> errors = new ArrayList<>();

  Fields(ObjectNode object) {
    this.object = object;
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

  /** An id in the canonical UUID form. */
  public Optional<UUID> id(String name) {
    return take(name).flatMap(node -> idAt("/" + name, node));
  }

  /** Ids without repetition, in the order given. */
  public List<UUID> ids(String name) {
    List<UUID> ids = new ArrayList<>();
    items(name, (pointer, node) -> idAt(pointer, node).ifPresent(ids::add));
    return List.copyOf(new LinkedHashSet<>(ids));
  }

  /** Tags: single lines without repetition, in the order given. */
  public List<String> tags(String name) {
    Set<String> tags = new LinkedHashSet<>();
    items(name, (pointer, node) -> textAt(pointer, node, TAG_LENGTH, true).ifPresent(tags::add));
    return List.copyOf(tags);
  }

  /** One of a closed list of words. */
  public <T> T oneOf(String name, Map<String, T> choices, T standIn) {
    Optional<JsonNode> node = take(name);
    if (node.isEmpty()) {
      fault(name, "is required");
      return standIn;
    }
    T choice = node.get().isTextual() ? choices.get(node.get().textValue()) : null;
    if (choice == null) {
      fault(
          name, "must be one of " + String.join(", ", choices.keySet().stream().sorted().toList()));
      return standIn;
    }
    return choice;
  }

  /**
   * Refuses the body if any field was at fault, or was never taken and so is unknown.
   *
   * @throws app.ontos.shared.problem.ProblemException with every fault
   */
  public void check() {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!taken.contains(field.getKey())) {
        boolean ours = SERVER_FIELDS.contains(field.getKey());
        fault(field.getKey(), ours ? "is set by the service" : "is not a field of this record");
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalidFields(errors).asException();
    }
  }

  private Optional<String> text(String name, int maxLength, boolean singleLine) {
    return take(name).flatMap(node -> textAt("/" + name, node, maxLength, singleLine));
  }

  private Optional<String> textAt(
      String pointer, JsonNode node, int maxLength, boolean singleLine) {
    if (!node.isTextual()) {
      errors.add(new FieldError(pointer, "must be text"));
      return Optional.empty();
    }
    String text = node.textValue().strip();
    Optional<String> fault = Text.fault(text, maxLength, singleLine);
    fault.ifPresent(detail -> errors.add(new FieldError(pointer, detail)));
    return fault.isPresent() || text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private Optional<UUID> idAt(String pointer, JsonNode node) {
    if (node.isTextual() && UUID_FORM.matcher(node.textValue()).matches()) {
      return Optional.of(UUID.fromString(node.textValue()));
    }
    errors.add(new FieldError(pointer, "must be a UUID"));
    return Optional.of(NO_ID);
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
      taker.take("/" + name + "/" + i, node.get().get(i));
    }
  }

  private Optional<JsonNode> take(String name) {
    taken.add(name);
    return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
  }

  private void fault(String name, String detail) {
    errors.add(new FieldError("/" + name.replace("~", "~0").replace("/", "~1"), detail));
  }

  private boolean noFaultOf(String name) {
    return errors.stream().noneMatch(error -> error.pointer().equals("/" + name));
  }

  private interface ItemTaker {
    void take(String pointer, JsonNode node);
  }
}
