package app.ontos.contracts;

import app.ontos.web.DocumentPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A quality check in words. */
final class QualitySentence {
  private static final List<String> SUBJECTS =
      List.of("metric", "rule", "query", "description", "implementation", "engine", "name", "type");

  private static final Map<String, String> OPERATORS = new LinkedHashMap<>();

  static {
    OPERATORS.put("mustBe", "must be %s");
    OPERATORS.put("mustNotBe", "must not be %s");
    OPERATORS.put("mustBeGreaterThan", "must be greater than %s");
    OPERATORS.put("mustBeGreaterOrEqualTo", "must be at least %s");
    OPERATORS.put("mustBeLessThan", "must be less than %s");
    OPERATORS.put("mustBeLessOrEqualTo", "must be at most %s");
    OPERATORS.put("mustBeBetween", "must be between %s");
    OPERATORS.put("mustNotBeBetween", "must not be between %s");
  }

  private QualitySentence() {}

  /** What is measured, and what has to come of it. */
  static String of(DocumentPart check) {
    String subject =
        SUBJECTS.stream().map(check::text).filter(text -> !text.isEmpty()).findFirst().orElse("");
    Stream<String> demands =
        OPERATORS.keySet().stream()
            .map(operator -> demand(check, operator))
            .filter(text -> !text.isEmpty());
    return Stream.concat(Stream.concat(Stream.of(subject), demands), Stream.of(check.text("unit")))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String demand(DocumentPart check, String operator) {
    String value =
        check.isList(operator) ? String.join(" and ", check.texts(operator)) : check.text(operator);
    return value.isEmpty() ? "" : Objects.requireNonNull(OPERATORS.get(operator)).formatted(value);
  }
}
