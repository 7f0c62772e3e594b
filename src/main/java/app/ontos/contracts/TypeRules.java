package app.ontos.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which changes of a property's type and of its limits break consumers: those that narrow it. */
final class TypeRules {
  /** {@code varchar(18)}, {@code decimal(10, 2)}. */
  private static final Pattern SIZED =
      Pattern.compile("\\s*([^(]+?)\\s*\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\)\\s*");

  /** Types in their order, each of which holds all values of those before it. */
  private static final List<List<String>> WIDENING =
      List.of(
          List.of("tinyint", "smallint", "int", "bigint"),
          List.of("smallint", "integer", "bigint"),
          List.of("real", "double precision"),
          List.of("float", "double"),
          List.of("char", "varchar", "text"));

  private static final Set<String> LOWER_BOUNDS =
      Set.of("minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties");
  private static final Set<String> UPPER_BOUNDS =
      Set.of("maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties");
  private static final Set<String> RULES =
      Set.of("pattern", "format", "multipleOf", "uniqueItems", "timezone", "required");

  private TypeRules() {}

  static Optional<String> ofLogicalType(Optional<JsonNode> before, Optional<JsonNode> after) {
    boolean wider =
        text(before).equals(Optional.of("integer")) && text(after).equals(Optional.of("number"));
    return BreakingRules.reason(
        before.isPresent() && !wider,
        "Its values are of another type, which does not hold them all");
  }

  static Optional<String> ofPhysicalType(Optional<JsonNode> before, Optional<JsonNode> after) {
    boolean safe =
        before.isEmpty()
            || (text(before).isPresent()
                && text(after).isPresent()
                && isWider(text(before).get(), text(after).get()));
    return BreakingRules.reason(!safe, "The database's type is another, or a narrower one");
  }

  static Optional<String> ofOption(
      String option, Optional<JsonNode> before, Optional<JsonNode> after) {
    if (LOWER_BOUNDS.contains(option) || UPPER_BOUNDS.contains(option)) {
      boolean stricter =
          after.isPresent()
              && (before.isEmpty()
                  || isStricter(before.get(), after.get(), LOWER_BOUNDS.contains(option)));
      return BreakingRules.reason(stricter, "The limit is stricter than it was");
    }
    boolean rule = RULES.contains(option) && after.isPresent();
    return BreakingRules.reason(rule, "Data must keep to a rule that is new or another");
  }

  private static boolean isStricter(JsonNode before, JsonNode after, boolean lower) {
    if (before.isNumber() && after.isNumber()) {
      BigDecimal old = before.decimalValue();
      int raised = after.decimalValue().compareTo(old);
      return lower ? raised > 0 : raised < 0;
    }
    if (before.isTextual() && after.isTextual()) { // dates: their order is that of their texts
      int raised = after.textValue().compareTo(before.textValue());
      return lower ? raised > 0 : raised < 0;
    }
    return true;
  }

  private static boolean isWider(String before, String after) {
    Matcher old = SIZED.matcher(before.toLowerCase(Locale.ROOT));
    Matcher now = SIZED.matcher(after.toLowerCase(Locale.ROOT));
    if (old.matches() && now.matches()) {
      return old.group(1).equals(now.group(1))
          && size(now, 2) - size(now, 3) >= size(old, 2) - size(old, 3)
          && size(now, 3) >= size(old, 3);
    }
    String oldName = name(before);
    String newName = name(after);
    if (now.reset().matches()) {
      return false;
    }
    return oldName.equals(newName)
        || WIDENING.stream()
            .anyMatch(
                order ->
                    order.contains(oldName) && order.indexOf(oldName) < order.indexOf(newName));
  }

  private static int size(Matcher type, int group) {
    String digits = type.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static String name(String type) {
    return type.toLowerCase(Locale.ROOT).replaceAll("\\(.*", "").strip();
  }

  private static Optional<String> text(Optional<JsonNode> value) {
    return value.map(JsonNode::textValue);
  }
}
