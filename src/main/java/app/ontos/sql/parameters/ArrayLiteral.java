package app.ontos.sql.parameters;

import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes array literals (PostgreSQL documentation, 8.15.2), {@code {"a",NULL,"b\"c"}}. Every
 * element is quoted, so none is taken for NULL or for a bracket.
 */
final class ArrayLiteral {
  private static final int MAX_ELEMENTS = 10_000;
  private static final int MAX_DIMENSIONS = 6;

  /** A long list of wrong elements must not make a long answer. */
  private static final int MAX_FAULTS = 20;

  private final ValueReader elements;
  private final ScalarType type;
  private final List<FieldError> faults;
  private final int faultsBefore;
  private int size;

  ArrayLiteral(ValueReader elements, ScalarType type, List<FieldError> faults) {
    this.elements = elements;
    this.type = type;
    this.faults = faults;
    this.faultsBefore = faults.size();
  }

  /** The literal of a JSON list; empty after a fault. */
  Optional<String> read(String pointer, JsonNode list) {
    List<Integer> shape = type.mayBeList() ? List.of(list.size()) : shape(list);
    if (shape.size() > MAX_DIMENSIONS || (shape.size() > 1 && shape.contains(0))) {
      fault(pointer, "must have at most %d dimensions, none empty".formatted(MAX_DIMENSIONS));
      return Optional.empty();
    }
    return unlessAtFault(list(pointer, list, shape));
  }

  /** The literal of a list of texts; empty after a fault. */
  Optional<String> ofTexts(String pointer, List<String> texts) {
    List<String> items = new ArrayList<>();
    take(pointer, texts.size());
    for (int i = 0; i < texts.size() && goesOn(); i++) {
      Optional<String> literal = elements.text(pointer + "/" + i, texts.get(i));
      items.add(literal.map(ArrayLiteral::quoted).orElse(""));
    }
    return unlessAtFault(braced(items));
  }

  /** The lengths of a list, its first list and so on: what all others must keep to. */
  private static List<Integer> shape(JsonNode list) {
    List<Integer> shape = new ArrayList<>();
    JsonNode inner = list;
    while (inner != null && inner.isArray() && shape.size() <= MAX_DIMENSIONS) {
      shape.add(inner.size());
      inner = inner.get(0);
    }
    return shape;
  }

  private String list(String pointer, JsonNode list, List<Integer> shape) {
    List<String> items = new ArrayList<>();
    take(pointer, list.size());
    for (int i = 0; i < list.size() && goesOn(); i++) {
      items.add(item(pointer + "/" + i, list.get(i), shape.subList(1, shape.size())));
    }
    return braced(items);
  }

  /** The literal of an element or of a list within the list; anything after a fault. */
  private String item(String pointer, JsonNode node, List<Integer> shape) {
    if (!shape.isEmpty()) {
      if (node.isArray() && node.size() == shape.get(0)) {
        return list(pointer, node, shape);
      }
      return fault(pointer, "must be a list of %d".formatted(shape.get(0)));
    }
    if (node.isNull()) {
      return "NULL";
    }
    if (node.isArray() && !type.mayBeList()) {
      return fault(pointer, "must not be a list");
    }
    return elements.scalar(pointer, node).map(ArrayLiteral::quoted).orElse("");
  }

  private void take(String pointer, int more) {
    size += more;
    if (size > MAX_ELEMENTS) {
      fault(pointer, "must have at most %d elements".formatted(MAX_ELEMENTS));
    }
  }

  private boolean goesOn() {
    return size <= MAX_ELEMENTS && faults.size() - faultsBefore < MAX_FAULTS;
  }

  private String fault(String pointer, String detail) {
    faults.add(new FieldError(pointer, detail));
    return "";
  }

  private Optional<String> unlessAtFault(String literal) {
    return faults.size() > faultsBefore ? Optional.empty() : Optional.of(literal);
  }

  private String braced(List<String> items) {
    return "{" + String.join(String.valueOf(type.delimiter()), items) + "}";
  }

  private static String quoted(String literal) {
    return '"' + literal.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
