package app.ontos.testruns.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a quality rule wants its number to be.
 *
 * @param operator how they are compared
 * @param expected a number, for {@link Operator#isOfTwo()} a list of two, where it must be the same
 *     or another one also a text or truth
 */
record Threshold(Operator operator, JsonNode expected) {
  private static final int LONGEST_PLAIN = 50;

  /** The comparisons; both ends of a range belong to it. */
  enum Operator {
    MUST_BE("mustBe"),
    MUST_NOT_BE("mustNotBe"),
    MUST_BE_GREATER_THAN("mustBeGreaterThan"),
    MUST_BE_GREATER_OR_EQUAL_TO("mustBeGreaterOrEqualTo"),
    MUST_BE_LESS_THAN("mustBeLessThan"),
    MUST_BE_LESS_OR_EQUAL_TO("mustBeLessOrEqualTo"),
    MUST_BE_BETWEEN("mustBeBetween"),
    MUST_NOT_BE_BETWEEN("mustNotBeBetween");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    boolean isOfTwo() {
      return this == MUST_BE_BETWEEN || this == MUST_NOT_BE_BETWEEN;
    }

    boolean isOfAny() {
      return this == MUST_BE || this == MUST_NOT_BE;
    }
  }

  /** That of a rule, if it has exactly one that can be understood. */
  static Optional<Threshold> of(Element rule) {
    return Arrays.stream(Operator.values())
        .filter(operator -> rule.has(operator.text))
        .map(operator -> new Threshold(operator, rule.node().get(operator.text)))
        .reduce((one, other) -> new Threshold(one.operator, rule.node())) // two: not understood
        .filter(Threshold::isUnderstood);
  }

  /** None may be counted. */
  static Threshold none() {
    return new Threshold(Operator.MUST_BE, DecimalNode.valueOf(BigDecimal.ZERO));
  }

  private boolean isUnderstood() {
    if (operator.isOfTwo()) {
      return expected.isArray()
          && expected.size() == 2
          && expected.get(0).isNumber()
          && expected.get(1).isNumber();
    }
    return expected.isNumber() || (operator.isOfAny() && expected.isValueNode());
  }

  /** Whether a number is as wanted. */
  boolean holds(BigDecimal value) {
    return switch (operator) {
      case MUST_BE -> is(value);
      case MUST_NOT_BE -> !is(value);
      case MUST_BE_GREATER_THAN -> value.compareTo(number()) > 0;
      case MUST_BE_GREATER_OR_EQUAL_TO -> value.compareTo(number()) >= 0;
      case MUST_BE_LESS_THAN -> value.compareTo(number()) < 0;
      case MUST_BE_LESS_OR_EQUAL_TO -> value.compareTo(number()) <= 0;
      case MUST_BE_BETWEEN -> isBetween(value);
      case MUST_NOT_BE_BETWEEN -> !isBetween(value);
    };
  }

  private boolean is(BigDecimal value) {
    return asNumber().map(value::compareTo).filter(order -> order == 0).isPresent();
  }

  /** Whether a text is as wanted; only the operators that are for any value can say yes. */
  boolean holds(String value) {
    boolean same =
        expected.asText().equals(value)
            || asNumber(value)
                .flatMap(n -> asNumber().map(n::compareTo))
                .filter(o -> o == 0)
                .isPresent();
    return switch (operator) {
      case MUST_BE -> same;
      case MUST_NOT_BE -> !same;
      default -> false;
    };
  }

  /** The judgement on a number. */
  Judgement judge(BigDecimal value, String unit) {
    boolean holds = holds(value);
    BigDecimal tidy = tidy(value);
    return new Judgement(
        holds ? Outcome.PASSED : Outcome.FAILED,
        holds ? Optional.empty() : Optional.of("It is %s%s, and %s".formatted(tidy, unit, text())),
        Optional.empty(),
        Optional.empty(),
        Optional.of(DecimalNode.valueOf(tidy)));
  }

  /** Without zeros at its end, and without an exponent where that is not very long. */
  private static BigDecimal tidy(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 && stripped.scale() > -LONGEST_PLAIN
        ? stripped.setScale(0)
        : stripped;
  }

  /** In the words of the contract: {@code mustBeBetween 1 and 5}. */
  String text() {
    return operator.isOfTwo()
        ? "%s %s and %s"
            .formatted(operator.text, expected.get(0).asText(), expected.get(1).asText())
        : operator.text + " " + expected.asText();
  }

  private BigDecimal number() {
    return expected.decimalValue();
  }

  private Optional<BigDecimal> asNumber() {
    return expected.isNumber() ? Optional.of(number()) : asNumber(expected.asText());
  }

  private static Optional<BigDecimal> asNumber(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean isBetween(BigDecimal value) {
    return value.compareTo(expected.get(0).decimalValue()) >= 0
        && value.compareTo(expected.get(1).decimalValue()) <= 0;
  }
}
