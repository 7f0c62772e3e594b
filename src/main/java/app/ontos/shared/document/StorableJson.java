package app.ontos.shared.document;

import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What well-formed JSON may hold and PostgreSQL's {@code jsonb} can't: NUL, half a surrogate pair,
 * and numbers that would be written out with thousands of zeros.
 */
final class StorableJson {
  private static final int MOST_FAULTS = 100;

  private final List<FieldError> faults = new ArrayList<>();

  private StorableJson() {}

  static List<FieldError> faults(JsonNode root) {
    StorableJson walk = new StorableJson();
    walk.visit(root, "");
    return walk.faults;
  }

  private void visit(JsonNode node, String pointer) {
    if (node.isTextual() && !isText(node.textValue())) {
      fault(pointer, "must not contain NUL characters or half of a surrogate pair");
    } else if (node.isNumber() && isExtreme(node)) {
      fault(pointer, "must be a number of at most 1000 digits, before and after its point");
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        visitMember(member.getKey(), member.getValue(), pointer);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        visit(node.get(i), pointer + "/" + i);
      }
    }
  }

  private void visitMember(String name, JsonNode value, String pointer) {
    if (!isText(name)) {
      fault(pointer, "has a member whose name contains NUL or half of a surrogate pair");
    }
    visit(value, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
  }

  private void fault(String pointer, String detail) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new FieldError(pointer, detail));
    }
  }

  private static boolean isExtreme(JsonNode number) {
    return number.isBigDecimal()
        && (Math.abs((long) number.decimalValue().scale()) > StandardDocument.MAX_NUMBER_LENGTH);
  }

  private static boolean isText(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
