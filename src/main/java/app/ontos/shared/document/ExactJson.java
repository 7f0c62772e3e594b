package app.ontos.shared.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Equality of JSON values: numbers by their exact value, so that 1, 1.0 and 10e-1 are one number
 * and 0.1 is not the nearest binary fraction; objects whatever the order of their members.
 */
public final class ExactJson {
  private ExactJson() {}

  /** Whether two values are one. */
  public static boolean equal(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    if (one.getNodeType() != other.getNodeType() || one.size() != other.size()) {
      return false;
    }
    if (one.isObject()) {
      return sameMembers(one, other);
    }
    return one.isArray() ? sameItems(one, other) : one.equals(other);
  }

  /** Text that two values have in common if they are one: to find one among many. */
  public static String key(JsonNode value) {
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }
    if (value.isArray()) {
      StringJoiner items = new StringJoiner(",", "[", "]");
      value.forEach(item -> items.add(key(item)));
      return items.toString();
    }
    if (value.isObject()) {
      StringJoiner members = new StringJoiner(",", "{", "}");
      value.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              member ->
                  members.add(TextNode.valueOf(member.getKey()) + ":" + key(member.getValue())));
      return members.toString();
    }
    return value.toString();
  }

  /** A whole number by value: 1.0 is one, as JSON Schema sees it. */
  public static boolean isWhole(JsonNode value) {
    return value.isIntegralNumber()
        || (value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0);
  }

  private static boolean sameMembers(JsonNode one, JsonNode other) {
    for (Map.Entry<String, JsonNode> member : one.properties()) {
      JsonNode counterpart = other.get(member.getKey());
      if (counterpart == null || !equal(member.getValue(), counterpart)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameItems(JsonNode one, JsonNode other) {
    for (int i = 0; i < one.size(); i++) {
      if (!equal(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }
}
