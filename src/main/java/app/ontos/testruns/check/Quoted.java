package app.ontos.testruns.check;

import app.ontos.shared.db.Identifiers;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Values of a contract in SQL: the one place where they are quoted. */
final class Quoted {
  /** Types whose values have several spellings, so that texts are no way to compare them. */
  private static final Set<String> READ_BY_THE_SERVER =
      Set.of(
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "interval",
          "uuid",
          "inet",
          "cidr",
          "macaddr",
          "macaddr8");

  private static final int MOST_DIGITS = 400;

  private Quoted() {}

  /** A text; one that no text in PostgreSQL can be loses what can't be in it. */
  static String text(String text) {
    return Identifiers.literal(text.replace("\0", "")).strip();
  }

  /** A number that was {@link #readNumber read}, to compare a column's values with. */
  static String number(TestedColumn column, BigDecimal number) {
    String text = number.stripTrailingZeros().toPlainString();
    return switch (column.base()) {
      // As the column has it: 0.1 in four bytes is more than 0.1.
      case "float4", "float8" -> "'%s'::%s".formatted(text, column.base());
      default -> "(%s)".formatted(text);
    };
  }

  /** A column's values as they compare with {@link #number}. */
  static String numeric(TestedColumn column) {
    return column.base().equals("money") ? column.sql() + "::numeric" : column.sql();
  }

  /** The condition that the value is one of a list; NULL is none, even if the list names it. */
  static String isOneOf(TestedColumn column, JsonNode values) {
    List<String> literals = new ArrayList<>();
    values.forEach(value -> literal(column, value).ifPresent(literals::add));
    if (literals.isEmpty()) {
      return "false";
    }
    String compared = column.holdsNumbers() ? numeric(column) : compared(column);
    return "%s in (%s)".formatted(compared, String.join(", ", literals));
  }

  private static String compared(TestedColumn column) {
    return isReadByTheServer(column) ? column.sql() : column.text();
  }

  /** None for what the column can't hold anyway. */
  private static Optional<String> literal(TestedColumn column, JsonNode value) {
    if (value.isNull()) {
      return Optional.empty();
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    if (column.holdsNumbers()) {
      return readNumber(text).map(number -> number(column, number));
    }
    return Optional.of(
        isReadByTheServer(column) && !text.isBlank()
            ? "%s::%s".formatted(text(text), column.base())
            : text(text));
  }

  private static boolean isReadByTheServer(TestedColumn column) {
    return !column.isArray() && READ_BY_THE_SERVER.contains(column.base());
  }

  /** A number that is not outrageous. */
  static Optional<BigDecimal> readNumber(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()))
          .filter(number -> number.precision() <= MOST_DIGITS)
          .filter(number -> Math.abs((long) number.scale()) <= MOST_DIGITS);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
