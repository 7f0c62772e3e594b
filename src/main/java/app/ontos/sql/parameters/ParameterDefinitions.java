package app.ontos.sql.parameters;

import app.ontos.shared.json.Fields;
import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.sql.guard.DriverText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads definitions from a body: {@code {"parameters": {"id": {"type": "bigint", "required": true},
 * …}}}. The members of a definition are {@code type}, {@code required}, {@code default}, {@code
 * description}, {@code minimum}, {@code maximum}, {@code maxLength}, {@code pattern}, {@code
 * allowedValues} and {@code redacted}; only the type must be there.
 */
public final class ParameterDefinitions {
  /** How many a query may have. */
  public static final int MAX_PARAMETERS = 100;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
  private static final ParameterType STAND_IN = new ParameterType(ScalarType.TEXT, false);

  private ParameterDefinitions() {}

  /** The definitions in a field, in the order given; faults are noted in {@code body}. */
  public static List<ParameterDefinition> read(Fields body, String field) {
    List<ParameterDefinition> definitions = new ArrayList<>();
    for (Map.Entry<String, Fields> member : body.objectsByName(field, MAX_PARAMETERS).entrySet()) {
      if (!NAME.matcher(member.getKey()).matches()) {
        body.fault(
            field,
            "may only have names of ASCII letters, digits and underscores, at most 63, with no"
                + " digit in front");
      }
      definitions.add(definition(member.getKey(), member.getValue()));
    }
    return List.copyOf(definitions);
  }

  private static ParameterDefinition definition(String name, Fields fields) {
    ParameterType type = fields.oneOf("type", ParameterType.byName(), STAND_IN);
    boolean required = fields.flag("required").orElse(false);
    ParameterLimits limits = LimitsReader.read(fields, type.scalar());
    if (required && fields.has("default")) {
      fields.fault("default", "has no use where the parameter is required");
    }
    return new ParameterDefinition(
        name,
        type,
        required,
        fields.json("default").filter(value -> LimitsReader.accepts(fields, type, limits, value)),
        fields.paragraphs("description", Fields.DESCRIPTION_LENGTH),
        limits,
        fields.flag("redacted").orElse(false));
  }

  /**
   * What doesn't match between definitions and a statement: parameters used but not defined, and
   * the other way round.
   *
   * @param pointer where the definitions are in the body, {@code /parameters}
   */
  public static List<FieldError> faults(
      List<ParameterDefinition> definitions, DriverText text, String pointer) {
    Set<String> used = new LinkedHashSet<>(text.parameters());
    Set<String> defined =
        definitions.stream().map(ParameterDefinition::name).collect(Collectors.toSet());
    List<FieldError> faults = new ArrayList<>();
    for (String name : used) {
      if (!defined.contains(name)) {
        faults.add(
            new FieldError(pointer + "/" + name, "is used in the statement but not defined"));
      }
    }
    for (ParameterDefinition definition : definitions) {
      if (!used.contains(definition.name())) {
        faults.add(
            new FieldError(pointer + "/" + definition.name(), "is not used in the statement"));
      }
    }
    return faults;
  }
}
