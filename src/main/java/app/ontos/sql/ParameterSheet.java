package app.ontos.sql;

import app.ontos.sql.parameters.ParameterType;
import app.ontos.web.DocumentPart;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a page shows of a parameter: texts as its author wrote them, empty where nothing is said.
 *
 * @param allowedValues the only values, if there are any
 */
record ParameterSheet(
    String name,
    String type,
    boolean required,
    String defaultValue,
    String description,
    String minimum,
    String maximum,
    String maxLength,
    String pattern,
    List<String> allowedValues,
    boolean redacted) {

  /** The names of all types. */
  static final List<String> TYPES = List.copyOf(ParameterType.byName().keySet());

  /** What a value of a type looks like. */
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("integer", "42"),
          Map.entry("bigint", "42"),
          Map.entry("numeric", "12.50"),
          Map.entry("boolean", "true"),
          Map.entry("date", "2026-01-31"),
          Map.entry("timestamp", "2026-01-31T12:30:00"),
          Map.entry("timestamptz", "2026-01-31T12:30:00Z"),
          Map.entry("interval", "P1DT2H"),
          Map.entry("uuid", "0190b6a2-5a3c-7cc1-8a52-3f0d7c1b9e44"),
          Map.entry("json", "{\"a\": 1}"),
          Map.entry("bytes", "aGVsbG8="),
          Map.entry("vector", "[0.1, 0.2]"),
          Map.entry("geometry", "POINT (8.5 47.4)"));

  /** One that is yet to be defined. */
  static final ParameterSheet BLANK = of("", MissingNode.getInstance());

  ParameterSheet {
    allowedValues = List.copyOf(allowedValues);
  }

  static ParameterSheet of(String name, JsonNode definition) {
    DocumentPart part = new DocumentPart(definition);
    return new ParameterSheet(
        name,
        part.text("type").isEmpty() ? "text" : part.text("type"),
        part.flag("required"),
        literal(definition.path("default")),
        part.text("description"),
        part.text("minimum"),
        part.text("maximum"),
        part.text("maxLength"),
        part.text("pattern"),
        part.texts("allowedValues"),
        part.flag("redacted"));
  }

  private static String literal(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText("");
  }

  /** Whether it takes a list. */
  public boolean isArray() {
    return type.endsWith("[]");
  }

  /** How a value is written. */
  public String example() {
    return exampleOf(type);
  }

  /** How a value of a type is written. */
  static String exampleOf(String type) {
    return type.endsWith("[]")
        ? "One value a line, or a JSON list"
        : EXAMPLES.getOrDefault(type, "");
  }

  /** What a value is held to, in words. */
  public List<String> rules() {
    return Stream.of(
            said("at least %s", minimum),
            said("at most %s", maximum),
            said("no longer than %s", maxLength),
            said("like %s", pattern),
            said("one of %s", String.join(", ", allowedValues)),
            redacted ? "not kept in the trail" : "")
        .filter(rule -> !rule.isEmpty())
        .toList();
  }

  private static String said(String sentence, String value) {
    return value.isEmpty() ? "" : sentence.formatted(value);
  }
}
