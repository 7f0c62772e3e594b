package app.ontos.sql.parameters;

import com.google.re2j.Pattern;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a parameter's value, or each element of an array, is held to. Literals are in the form that
 * the server reads.
 *
 * @param minimum the least number or earliest time
 * @param maximum the greatest number or latest time
 * @param maxLength characters of text or JSON, or bytes
 * @param pattern what all of a text must match, in RE2's syntax: it has no look-around and no
 *     backreferences, and matching takes linear time
 * @param allowedValues the only values, if there are any
 */
public record ParameterLimits(
    Optional<String> minimum,
    Optional<String> maximum,
    Optional<Integer> maxLength,
    Optional<Pattern> pattern,
    List<String> allowedValues) {
  /** No limits beyond the type's own. */
  public static final ParameterLimits NONE =
      new ParameterLimits(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  public ParameterLimits {
    allowedValues = List.copyOf(allowedValues);
  }

  /** What is wrong with a value, to be read after the parameter's name. */
  Optional<String> fault(ScalarType type, String literal) {
    return faultOfRange(type, literal)
        .or(() -> faultOfText(type, literal))
        .or(() -> faultOfChoice(type, literal));
  }

  private Optional<String> faultOfRange(ScalarType type, String literal) {
    Optional<Comparator<String>> order = ScalarOrder.of(type);
    if (order.isEmpty() || (minimum.isEmpty() && maximum.isEmpty())) {
      return Optional.empty();
    }
    if (!Numbers.isFinite(literal)) {
      return Optional.of("must be a finite number");
    }
    return minimum
        .filter(least -> order.get().compare(literal, least) < 0)
        .map(least -> "must be at least " + least)
        .or(
            () ->
                maximum
                    .filter(most -> order.get().compare(literal, most) > 0)
                    .map(most -> "must be at most " + most));
  }

  private Optional<String> faultOfText(ScalarType type, String literal) {
    boolean bytes = type == ScalarType.BYTES;
    // A literal of bytes is \x and two digits for each.
    int length = bytes ? literal.length() / 2 - 1 : literal.codePointCount(0, literal.length());
    if (maxLength.isPresent() && length > maxLength.get()) {
      return Optional.of(
          "must be at most %d %s long".formatted(maxLength.get(), bytes ? "bytes" : "characters"));
    }
    return pattern
        .filter(form -> !form.matches(literal))
        .map(form -> "must match " + form.pattern());
  }

  private Optional<String> faultOfChoice(ScalarType type, String literal) {
    if (allowedValues.isEmpty() || allowedValues.stream().anyMatch(v -> same(type, v, literal))) {
      return Optional.empty();
    }
    return Optional.of("must be one of " + String.join(", ", allowedValues));
  }

  /** 1 and 1.0 are one number, noon in Zürich and 11:00 in London are one time. */
  private static boolean same(ScalarType type, String one, String other) {
    boolean comparable = Numbers.isFinite(one) && Numbers.isFinite(other);
    return one.equals(other)
        || (comparable
            && ScalarOrder.of(type).filter(order -> order.compare(one, other) == 0).isPresent());
  }
}
