package app.ontos.testruns.check;

import app.ontos.testruns.check.Condition.Failing;
import app.ontos.testruns.check.Condition.Proven;
import app.ontos.testruns.check.Condition.Untold;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Bounds of numbers, dates and times. */
final class BoundConditions {
  private static final Map<String, Integer> BITS = Map.of("int2", 16, "int4", 32, "int8", 64);

  private BoundConditions() {}

  /**
   * A bound.
   *
   * @param beyond the operator by which a failing value compares with the bound
   * @param zone of bounds that name none, where the column's values are moments in time
   */
  static Condition bound(
      TestedColumn column, JsonNode bound, String beyond, Optional<String> zone) {
    if (column.holdsNumbers()) {
      return number(bound)
          .<Condition>map(
              number ->
                  new Failing(
                      "%s %s %s"
                          .formatted(
                              Quoted.numeric(column), beyond, Quoted.number(column, number))))
          .orElse(new Untold("The bound is no number"));
    }
    if (column.holdsMoments() && bound.isTextual()) {
      return new Failing(
          "%s %s %s".formatted(column.sql(), beyond, moment(column, bound.textValue(), zone)));
    }
    return new Untold("A %s has no bounds to compare with this".formatted(column.base()));
  }

  private static Optional<BigDecimal> number(JsonNode bound) {
    return Quoted.readNumber(bound.asText());
  }

  private static String moment(TestedColumn column, String text, Optional<String> zone) {
    String literal = Quoted.text(text);
    boolean zoned = text.matches("(?s).*(Z|[+-]\\d\\d(:?\\d\\d)?)\\s*") && text.length() > 10;
    return column.base().equals("timestamptz") && zone.isPresent() && !zoned
        ? "(%s::timestamp at time zone %s)".formatted(literal, Quoted.text(zone.get()))
        : "%s::%s".formatted(literal, column.base());
  }

  /** A number of which others are multiples. */
  static Condition multipleOf(TestedColumn column, JsonNode divisor) {
    Optional<BigDecimal> number = number(divisor).filter(n -> n.signum() > 0);
    if (!column.holdsNumbers() || number.isEmpty()) {
      return new Untold("A %s is no multiple of this".formatted(column.base()));
    }
    boolean whole =
        BITS.containsKey(column.base()) && number.get().stripTrailingZeros().scale() <= 0;
    String value = whole ? column.sql() : column.sql() + "::numeric";
    return new Failing("mod(%s, %s) <> 0".formatted(value, number.get().toPlainString()));
  }

  /** The size of a number: {@code i32}, {@code u8}, {@code f64}. */
  static Condition size(TestedColumn column, String format) {
    if (!format.matches("[iuf]\\d{1,3}")) {
      return new Untold("Nothing is known of the format");
    }
    int bits = Integer.parseInt(format.substring(1));
    if (format.charAt(0) == 'f') {
      return fraction(column, bits);
    }
    boolean signed = format.charAt(0) == 'i';
    if (signed && BITS.getOrDefault(column.base(), Integer.MAX_VALUE) <= bits) {
      return new Proven("The column's type is %s".formatted(column.base()));
    }
    BigDecimal values = BigDecimal.valueOf(2).pow(signed ? bits - 1 : bits);
    BigDecimal least = signed ? values.negate() : BigDecimal.ZERO;
    return new Failing(
        "(%1$s < %2$s or %1$s > %3$s)"
            .formatted(
                Quoted.numeric(column),
                Quoted.number(column, least),
                Quoted.number(column, values.subtract(BigDecimal.ONE))));
  }

  private static Condition fraction(TestedColumn column, int bits) {
    boolean fits = column.base().equals("float4") || (column.base().equals("float8") && bits >= 64);
    if (fits) {
      return new Proven("The column's type is %s".formatted(column.base()));
    }
    BigDecimal most = new BigDecimal(bits >= 64 ? "1.7976931348623157e308" : "3.4028235e38");
    return new Failing(
        "(%1$s < %2$s or %1$s > %3$s)"
            .formatted(
                Quoted.numeric(column),
                Quoted.number(column, most.negate()),
                Quoted.number(column, most)));
  }
}
