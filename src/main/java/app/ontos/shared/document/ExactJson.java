package app.ontos.shared.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

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
