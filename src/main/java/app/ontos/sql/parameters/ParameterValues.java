package app.ontos.sql.parameters;

import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values for all parameters of a statement, checked against their definitions. Prints no value. */
public final class ParameterValues {
  private static final String REDACTED = "(redacted)";

  /** Enough to know a value again in the audit trail. */
  private static final int AUDITED_LENGTH = 500;

  private final Map<String, Value> values = new LinkedHashMap<>();

  /** A checked value; without a literal it is NULL. */
  private record Value(ParameterDefinition definition, Optional<String> literal) {}

  private ParameterValues() {}

  /**
   * Values given as a JSON object. A name that is left out has its default, or else NULL.
   *
   * @param pointer where that object is in the body, {@code /parameters}
   * @throws app.ontos.shared.problem.ProblemException with every fault
   */
  public static ParameterValues fromJson(
      List<ParameterDefinition> definitions, JsonNode given, String pointer) {
    if (!given.isObject()) {
      List<FieldError> faults = List.of(new FieldError(pointer, "must be an object"));
      throw Problem.invalidFields(faults).asException();
    }
    return from(definitions, new GivenValues.Json(given), pointer);
  }

  /**
   * Values given in a query string, each name with all its values, decoded. An array's elements are
   * the values of its name, so neither NULL nor an empty array can be given.
   *
   * @throws app.ontos.shared.problem.ProblemException with every fault
   */
  public static ParameterValues fromQuery(
      List<ParameterDefinition> definitions, Map<String, List<String>> given) {
    return from(definitions, new GivenValues.Query(given), "");
  }

  private static ParameterValues from(
      List<ParameterDefinition> definitions, GivenValues given, String pointer) {
    List<FieldError> faults = new ArrayList<>();
    ParameterValues values = new ParameterValues();
    for (ParameterDefinition definition : definitions) {
      String at = pointer + "/" + definition.name();
      Optional<String> literal = literal(definition, given, at, faults);
      values.values.put(definition.name(), new Value(definition, literal));
    }
    given.names().stream()
        .filter(name -> !values.values.containsKey(name))
        .sorted()
        .map(name -> pointer + "/" + name.replace("~", "~0").replace("/", "~1"))
        .forEach(at -> faults.add(new FieldError(at, "is not a parameter of this query")));
    if (!faults.isEmpty()) {
      throw Problem.invalidFields(faults).asException();
    }
    return values;
  }

  private static Optional<String> literal(
      ParameterDefinition definition, GivenValues given, String at, List<FieldError> faults) {
    ValueReader reader = new ValueReader(definition.type(), definition.limits(), faults);
    boolean isGiven = given.names().contains(definition.name());
    boolean isNull = isGiven && given.isNull(definition.name());
    if (definition.required() && (!isGiven || isNull)) {
      faults.add(new FieldError(at, "is required"));
    }
    if (!isGiven) {
      return definition.defaultValue().flatMap(value -> reader.json(at, value));
    }
    return isNull ? Optional.empty() : given.read(definition.name(), at, reader);
  }

  /** The text that the server reads, or empty for NULL. */
  Optional<String> literal(String name) {
    return value(name).literal();
  }

  /** What the audit trail may keep: redacted values hidden, long ones cut, NULL as empty. */
  public Map<String, Optional<String>> forAudit() {
    Map<String, Optional<String>> audited = new LinkedHashMap<>();
    values.forEach((name, value) -> audited.put(name, audited(value)));
    return audited;
  }

  @Override
  public String toString() {
    return "ParameterValues" + values.keySet();
  }

  private static Optional<String> audited(Value value) {
    return value.literal().map(text -> value.definition().redacted() ? REDACTED : cut(text));
  }

  private static String cut(String text) {
    boolean fits = text.codePointCount(0, text.length()) <= AUDITED_LENGTH;
    return fits ? text : text.substring(0, text.offsetByCodePoints(0, AUDITED_LENGTH)) + "…";
  }

  private Value value(String name) {
    Value value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("There is no parameter " + name);
    }
    return value;
  }
}
