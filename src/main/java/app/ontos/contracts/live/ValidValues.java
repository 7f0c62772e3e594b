package app.ontos.contracts.live;

import app.ontos.connections.browse.CheckConstraint;
import app.ontos.connections.browse.Column;
import app.ontos.connections.browse.Relation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that a column may hold besides null: those of its enum, or of a check constraint that
 * lists them. PostgreSQL spells {@code state in ('a', 'b')} as {@code (state = ANY
 * (ARRAY['a'::text, 'b'::text]))}, and a list of one as {@code (state = 'a'::text)}.
 */
final class ValidValues {
  private static final Set<String> NUMBERS =
      Set.of("int2", "int4", "int8", "numeric", "float4", "float8");

  /** Up to the first value; the column is compared as a whole, perhaps cast. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "\\(+(\"(?:[^\"]++|\"\")++\"|[^\\s\"()=:]+)\\)?(?:::[a-z ]+(?:\\(\\d+\\))?)?"
              + " = (?:(ANY) \\(+ARRAY\\[)?");

  private static final Pattern VALUE =
      Pattern.compile(
          "\\(?(?:'((?:[^']++|'')*+)'|(-?\\d+(?:\\.\\d+)?))\\)?"
              + "(?:::[a-z][a-z0-9 ]*(?:\\([\\d,]+\\))?)?");

  /** After the last value. */
  private static final Pattern END = Pattern.compile("]?(?:\\)|::[a-z ]+\\[])*+");

  private ValidValues() {}

  /** Empty if any value may be there, as far as the catalog tells. */
  static Optional<List<JsonNode>> of(Relation relation, Column column) {
    if (column.type().array()) {
      return Optional.empty();
    }
    List<String> labels = column.type().enumValues();
    if (!labels.isEmpty()) {
      return Optional.of(labels.stream().map(label -> (JsonNode) TextNode.valueOf(label)).toList());
    }
    return relation.checkConstraints().stream()
        .filter(check -> check.validated() && check.columns().equals(List.of(column.name())))
        .map(check -> listed(check, column))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<List<JsonNode>> listed(CheckConstraint check, Column column) {
    String expression = check.expression();
    Matcher beginning = BEGINNING.matcher(expression);
    if (!beginning.lookingAt() || !isColumn(beginning.group(1), column)) {
      return Optional.empty();
    }
    boolean several = beginning.group(2) != null;
    boolean numbers = NUMBERS.contains(column.type().base().name());
    List<JsonNode> values = new ArrayList<>();
    Matcher value = VALUE.matcher(expression);
    int at = beginning.end();
    while (value.region(at, expression.length()).lookingAt()) {
      values.add(value(value, numbers));
      at = value.end();
      if (!several || !expression.startsWith(", ", at)) {
        break;
      }
      at += 2;
    }
    boolean whole = END.matcher(expression).region(at, expression.length()).matches();
    return whole && !values.isEmpty() ? Optional.of(values) : Optional.empty();
  }

  private static boolean isColumn(String spelled, Column column) {
    String name =
        spelled.startsWith("\"")
            ? spelled.substring(1, spelled.length() - 1).replace("\"\"", "\"")
            : spelled;
    return name.equals(column.name());
  }

  private static JsonNode value(Matcher value, boolean number) {
    String text = value.group(1) == null ? value.group(2) : value.group(1).replace("''", "'");
    return number && text.matches("-?\\d+(\\.\\d+)?")
        ? DecimalNode.valueOf(new BigDecimal(text))
        : TextNode.valueOf(text);
  }
}
