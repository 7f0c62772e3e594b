package app.ontos.sql.parameters;

import app.ontos.sql.parameters.Reading.Fault;
import app.ontos.sql.parameters.Reading.Literal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Numbers, in the forms of JSON and of PostgreSQL. */
final class Numbers {
  /** A fraction of zeros is none: JSON makes no difference between 5 and 5.0. */
  private static final Pattern WHOLE = Pattern.compile("([+-]?[0-9]{1,20})(\\.0{1,20})?");

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,6})?");

  private static final Pattern NOT_FINITE = Pattern.compile("NaN|[+-]?Infinity");

  /** Digits of a numeric before its point (PostgreSQL documentation, table 8.2), after it 16383. */
  private static final int MOST_DIGITS = 131_072;

  private static final int MOST_FRACTION_DIGITS = 16_383;

  /** Dimensions of a vector (pgvector documentation). */
  private static final int MOST_DIMENSIONS = 16_000;

  private Numbers() {}

  static Reading whole(String text, long least, long most) {
    java.util.regex.Matcher matcher = WHOLE.matcher(text);
    if (matcher.matches()) {
      BigInteger value = new BigInteger(matcher.group(1));
      if (value.compareTo(BigInteger.valueOf(least)) >= 0
          && value.compareTo(BigInteger.valueOf(most)) <= 0) {
        return new Literal(value.toString());
      }
    }
    return new Fault("must be a whole number from %d to %d".formatted(least, most));
  }

  static Reading numeric(String text) {
    if (NOT_FINITE.matcher(text).matches()) {
      return new Literal(text);
    }
    if (text.length() > MOST_DIGITS || !DECIMAL.matcher(text).matches()) {
      return new Fault("must be a number, or the text NaN, Infinity or -Infinity");
    }
    BigDecimal value = new BigDecimal(text);
    long digits = (long) value.precision() - value.scale();
    return digits > MOST_DIGITS || value.scale() > MOST_FRACTION_DIGITS
        ? new Fault("has more digits than a numeric can hold")
        : new Literal(text);
  }

  static boolean isFinite(String numeric) {
    return !NOT_FINITE.matcher(numeric).matches();
  }

  static Reading vector(String text) {
    String inner = text.strip();
    if (!inner.startsWith("[") || !inner.endsWith("]")) {
      return new Fault("must be a list of numbers");
    }
    List<String> elements = new ArrayList<>();
    for (String element : inner.substring(1, inner.length() - 1).split(",", -1)) {
      String number = element.strip();
      if (!DECIMAL.matcher(number).matches() || Float.isInfinite(Float.parseFloat(number))) {
        return new Fault("must be a list of numbers of single precision");
      }
      elements.add(number);
    }
    return elements.size() > MOST_DIMENSIONS
        ? new Fault("must have at most %d dimensions".formatted(MOST_DIMENSIONS))
        : new Literal("[" + String.join(",", elements) + "]");
  }
}
