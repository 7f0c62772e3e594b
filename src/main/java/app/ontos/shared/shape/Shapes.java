package app.ontos.shared.shape;

import app.ontos.shared.document.ExactJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The simple shapes. */
public final class Shapes {
  private static final Shape ANYTHING = (value, place, findings) -> {};

  private Shapes() {}

  /** Any value, null included. */
  public static Shape anything() {
    return ANYTHING;
  }

  /** Text. */
  public static Shape text() {
    return that(JsonNode::isTextual, "must be text");
  }

  /** True or false. */
  public static Shape flag() {
    return that(JsonNode::isBoolean, "must be true or false");
  }

  /** A number. */
  public static Shape number() {
    return that(JsonNode::isNumber, "must be a number");
  }

  /** A number above zero. */
  public static Shape positiveNumber() {
    return that(
        value -> value.isNumber() && value.decimalValue().signum() > 0,
        "must be a number greater than 0");
  }

  /** A whole number. */
  public static Shape whole() {
    return that(ExactJson::isWhole, "must be a whole number");
  }

  /** A whole number that counts something. */
  public static Shape count() {
    return that(
        value -> ExactJson.isWhole(value) && value.decimalValue().compareTo(BigDecimal.ZERO) >= 0,
        "must be a whole number, 0 or more");
  }

  /** Anything but an object or a list. */
  public static Shape scalar() {
    return that(JsonNode::isValueNode, "must be text, a number, true, false or null");
  }

  /** An object, whatever is in it. */
  public static Shape anyObject() {
    return that(JsonNode::isObject, "must be an object");
  }

  /** Text or a number. */
  public static Shape textOrNumber() {
    return that(value -> value.isTextual() || value.isNumber(), "must be text or a number");
  }

  /** One of a closed list of words. */
  public static Shape oneOf(String... words) {
    Set<String> choices = Set.of(words);
    return that(
        value -> value.isTextual() && choices.contains(value.textValue()),
        "must be " + (words.length == 1 ? "" : "one of ") + String.join(", ", words));
  }

  /**
   * Text in which the pattern is found.
   *
   * @param detail what to say of text in which it is not
   */
  public static Shape matching(String pattern, String detail) {
    Pattern compiled = Pattern.compile(pattern);
    return that(value -> value.isTextual() && compiled.matcher(value.textValue()).find(), detail);
  }

  /** A list of such values. */
  public static Shape list(Shape items) {
    return (value, place, findings) -> {
      if (!value.isArray()) {
        findings.add(place, "must be a list");
        return;
      }
      for (int i = 0; i < value.size(); i++) {
        items.check(value.get(i), place.item(i), findings);
      }
    };
  }

  /** What two shapes both say. */
  public static Shape both(Shape one, Shape other) {
    return (value, place, findings) -> {
      one.check(value, place, findings);
      other.check(value, place, findings);
    };
  }

  /** Something to be said of the value as a whole. */
  public static Shape that(Predicate<JsonNode> holds, String detail) {
    return (value, place, findings) -> {
      if (!holds.test(value)) {
        findings.add(place, detail);
      }
    };
  }

  /** One of two shapes, chosen by looking at the value. */
  public static Shape either(Predicate<JsonNode> isOne, Shape one, Shape other) {
    return (value, place, findings) ->
        (isOne.test(value) ? one : other).check(value, place, findings);
  }

  /** A shape that is part of itself. */
  public static Shape later(Supplier<Shape> shape) {
    return (value, place, findings) -> shape.get().check(value, place, findings);
  }

  /** Whether no value of a list is there twice. */
  public static boolean isWithoutRepetition(JsonNode list) {
    Set<String> seen = new HashSet<>();
    for (JsonNode item : list) {
      if (!seen.add(ExactJson.key(item))) {
        return false;
      }
    }
    return true;
  }
}
