package app.ontos.testruns.check;

import app.ontos.connections.browse.ColumnType;
import app.ontos.testruns.check.Condition.Failing;
import app.ontos.testruns.check.Condition.Proven;
import app.ontos.testruns.check.Condition.Untold;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The options of a property's logical type, each a check. */
final class TypeOptions {
  private final Labels labels;

  TypeOptions(Labels labels) {
    this.labels = labels;
  }

  /** The checks of a property's options. */
  List<Check> checks(TestedTable table, TestedColumn column) {
    Element options = column.property().at("logicalTypeOptions");
    List<Check> checks = new ArrayList<>();
    for (Map.Entry<String, JsonNode> option : options.node().properties()) {
      JsonNode value = option.getValue();
      if (!isPartOfAnother(option.getKey(), value)) {
        Label label =
            labels.of(
                CheckKind.TYPE_OPTION,
                options.pointer() + "/" + option.getKey(),
                table,
                Optional.of(column),
                Optional.of(
                    option.getKey() + " " + (value.isTextual() ? value.textValue() : value)));
        checks.add(condition(column, options, option.getKey(), value).check(label, column));
      }
    }
    return checks;
  }

  /**
   * Of the type, that is, or of a bound: up to 3.0 the exclusive ones only said of what kind it is.
   */
  private static boolean isPartOfAnother(String option, JsonNode value) {
    return option.equals("defaultTimezone")
        || option.equals("timezone")
        || (option.startsWith("exclusive") && value.isBoolean())
        || (option.equals("uniqueItems") && !value.booleanValue());
  }

  private static Condition condition(
      TestedColumn column, Element options, String option, JsonNode value) {
    Optional<String> zone = options.text("defaultTimezone");
    return switch (option) {
      case "minLength" -> length(column, value, "<");
      case "maxLength" -> length(column, value, ">");
      case "pattern" -> pattern(column, value);
      case "format" -> format(column, value.asText());
      case "minimum" ->
          BoundConditions.bound(column, value, options.is("exclusiveMinimum") ? "<=" : "<", zone);
      case "maximum" ->
          BoundConditions.bound(column, value, options.is("exclusiveMaximum") ? ">=" : ">", zone);
      case "exclusiveMinimum" -> BoundConditions.bound(column, value, "<=", zone);
      case "exclusiveMaximum" -> BoundConditions.bound(column, value, ">=", zone);
      case "multipleOf" -> BoundConditions.multipleOf(column, value);
      case "minItems" -> items(column, value, "<");
      case "maxItems" -> items(column, value, ">");
      case "uniqueItems" -> uniqueItems(column);
      case "minProperties" -> members(column, value, "<");
      case "maxProperties" -> members(column, value, ">");
      case "required" -> requiredMembers(column, options.texts("required"));
      default -> new Untold("Nothing is known of the option");
    };
  }

  private static Condition length(TestedColumn column, JsonNode bound, String beyond) {
    if (!bound.canConvertToLong()) {
      return new Untold("The length is no number");
    }
    Optional<Integer> longest = column.type().flatMap(ColumnType::length);
    boolean isShort =
        beyond.equals(">") && longest.filter(most -> most <= bound.longValue()).isPresent();
    if (isShort && column.holdsText()) {
      return new Proven("The column's type is %s".formatted(declared(column)));
    }
    String length =
        column.base().equals("bytea")
            ? "octet_length(%s)".formatted(column.sql())
            : "char_length(%s)".formatted(column.text());
    return new Failing("%s %s %d".formatted(length, beyond, bound.longValue()));
  }

  private static Condition pattern(TestedColumn column, JsonNode value) {
    return value.isTextual() && value.textValue().length() <= EcmaPattern.LONGEST
        ? Condition.matching(column, EcmaPattern.forPostgres(value.textValue()))
        : new Untold("The pattern is no text, or longer than %d".formatted(EcmaPattern.LONGEST));
  }

  private static Condition format(TestedColumn column, String format) {
    if (column.holdsNumbers()) {
      return BoundConditions.size(column, format);
    }
    if (column.holdsMoments() || column.base().equals(format)) {
      return new Proven(
          "The column's type is %s, which has one format".formatted(declared(column)));
    }
    return TextFormats.pattern(format)
        .or(() -> MomentFormat.pattern(format))
        .map(p -> Condition.matching(column, p))
        .orElse(new Untold("No pattern is known for the format"));
  }

  private static Condition items(TestedColumn column, JsonNode bound, String beyond) {
    if (!bound.canConvertToLong()) {
      return new Untold("The bound is no number");
    }
    if (column.isArray()) {
      return new Failing(
          "cardinality(%s) %s %d".formatted(column.sql(), beyond, bound.longValue()));
    }
    return column.holdsJson()
        ? new Failing(
            ofJson(
                column,
                "array",
                value ->
                    "jsonb_array_length(%s) %s %d".formatted(value, beyond, bound.longValue())))
        : new Untold("A %s has no items".formatted(declared(column)));
  }

  private static Condition uniqueItems(TestedColumn column) {
    if (column.isArray()) {
      return new Failing(
          "cardinality(%1$s) > (select count(*) from (select distinct i from unnest(%1$s) as i) as d)"
              .formatted(column.sql()));
    }
    return column.holdsJson()
        ? new Failing(
            ofJson(
                column,
                "array",
                value ->
                    "jsonb_array_length(%1$s) > (select count(distinct i) from jsonb_array_elements(%1$s) as i)"
                        .formatted(value)))
        : new Untold("A %s has no items".formatted(declared(column)));
  }

  private static Condition members(TestedColumn column, JsonNode bound, String beyond) {
    return column.holdsJson() && bound.canConvertToLong()
        ? new Failing(
            ofJson(
                column,
                "object",
                value ->
                    "(select count(*) from jsonb_object_keys(%s)) %s %d"
                        .formatted(value, beyond, bound.longValue())))
        : new Untold("Members of a %s are not counted".formatted(declared(column)));
  }

  private static Condition requiredMembers(TestedColumn column, List<String> names) {
    if (!column.holdsJson() || names.isEmpty()) {
      return new Untold("Members of a %s are not looked for".formatted(declared(column)));
    }
    String keys = String.join(", ", names.stream().map(Quoted::text).toList());
    return new Failing(
        ofJson(
            column,
            "object",
            value -> "not jsonb_exists_all(%s, array[%s]::text[])".formatted(value, keys)));
  }

  /** Of a value of another type nothing can be asked; it fails. */
  private static String ofJson(TestedColumn column, String type, UnaryOperator<String> failing) {
    String value = column.base().equals("json") ? column.sql() + "::jsonb" : column.sql();
    return "case when %1$s is null then false when jsonb_typeof(%1$s) = '%2$s' then %3$s else true end"
        .formatted(value, type, failing.apply(value));
  }

  private static String declared(TestedColumn column) {
    return column.type().map(ColumnType::declared).orElse("column");
  }
}
