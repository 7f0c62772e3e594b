package app.ontos.sql.parameters;

import app.ontos.shared.json.Fields;
import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the limits of a definition, which must suit its type and each other. */
final class LimitsReader {
  private static final int MAX_LENGTH = 2_000_000;
  private static final int MAX_ALLOWED_VALUES = 200;

  private static final Set<ScalarType> WITH_LENGTH =
      EnumSet.of(ScalarType.TEXT, ScalarType.BYTES, ScalarType.JSON, ScalarType.GEOMETRY);

  private final Fields fields;
  private final ScalarType type;

  private LimitsReader(Fields fields, ScalarType type) {
    this.fields = fields;
    this.type = type;
  }

  static ParameterLimits read(Fields fields, ScalarType type) {
    LimitsReader reader = new LimitsReader(fields, type);
    ParameterLimits range =
        new ParameterLimits(
            reader.bound("minimum"),
            reader.bound("maximum"),
            reader.maxLength(),
            reader.pattern(),
            List.of());
    reader.checkOrder(range);
    return new ParameterLimits(
        range.minimum(),
        range.maximum(),
        range.maxLength(),
        range.pattern(),
        reader.allowedValues(range));
  }

  /** Notes in the fields whether a default keeps to the type and the limits. */
  static boolean accepts(
      Fields fields, ParameterType type, ParameterLimits limits, JsonNode value) {
    List<FieldError> faults = new ArrayList<>();
    new ValueReader(type, limits, faults).json("", value);
    faults.forEach(fault -> fields.fault("default", within(fault)));
    return faults.isEmpty();
  }

  private Optional<String> bound(String name) {
    Optional<JsonNode> node = fields.json(name);
    if (node.isPresent() && ScalarOrder.of(type).isEmpty()) {
      fields.fault(name, "does not apply to " + type.typeName());
      return Optional.empty();
    }
    return node.flatMap(value -> literal(name, value, ParameterLimits.NONE))
        .filter(literal -> isFinite(name, literal));
  }

  private boolean isFinite(String name, String literal) {
    if (!Numbers.isFinite(literal)) {
      fields.fault(name, "must be a finite number");
    }
    return Numbers.isFinite(literal);
  }

  private void checkOrder(ParameterLimits limits) {
    limits
        .minimum()
        .flatMap(
            least ->
                limits
                    .maximum()
                    .flatMap(most -> ScalarOrder.of(type).filter(o -> o.compare(least, most) > 0)))
        .ifPresent(order -> fields.fault("maximum", "must not be less than the minimum"));
  }

  private Optional<Integer> maxLength() {
    Optional<Integer> length = fields.integer("maxLength", 1, MAX_LENGTH);
    if (length.isPresent() && !WITH_LENGTH.contains(type)) {
      fields.fault("maxLength", "does not apply to " + type.typeName());
    }
    return length;
  }

  private Optional<Pattern> pattern() {
    Optional<String> text = fields.verbatim("pattern", UserPattern.MAX_LENGTH);
    if (text.isPresent() && type != ScalarType.TEXT) {
      fields.fault("pattern", "does not apply to " + type.typeName());
      return Optional.empty();
    }
    Optional<Pattern> pattern = text.flatMap(UserPattern::compile);
    if (text.isPresent() && pattern.isEmpty()) {
      fields.fault("pattern", "must be a regular expression in RE2's syntax, and a small one");
    }
    return pattern;
  }

  private List<String> allowedValues(ParameterLimits range) {
    Optional<JsonNode> node = fields.json("allowedValues");
    if (node.isEmpty()) {
      return List.of();
    }
    if (!node.get().isArray() || node.get().isEmpty() || node.get().size() > MAX_ALLOWED_VALUES) {
      fields.fault(
          "allowedValues", "must be a list of 1 to %d values".formatted(MAX_ALLOWED_VALUES));
      return List.of();
    }
    List<String> allowed = new ArrayList<>();
    node.get().forEach(value -> literal("allowedValues", value, range).ifPresent(allowed::add));
    return allowed;
  }

  private Optional<String> literal(String name, JsonNode value, ParameterLimits limits) {
    List<FieldError> faults = new ArrayList<>();
    Optional<String> literal =
        new ValueReader(new ParameterType(type, false), limits, faults).json("", value);
    faults.forEach(fault -> fields.fault(name, within(fault)));
    return literal;
  }

  /** A fault of a value, with the place inside it where it is a list. */
  private static String within(FieldError fault) {
    return fault.pointer().isEmpty() ? fault.detail() : fault.pointer() + " " + fault.detail();
  }
}
