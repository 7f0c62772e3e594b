package app.ontos.contracts.odcs;

import static app.ontos.shared.shape.Shapes.anyObject;
import static app.ontos.shared.shape.Shapes.anything;
import static app.ontos.shared.shape.Shapes.list;
import static app.ontos.shared.shape.Shapes.number;
import static app.ontos.shared.shape.Shapes.oneOf;
import static app.ontos.shared.shape.Shapes.text;
import static app.ontos.shared.shape.Shapes.that;

import app.ontos.shared.shape.ObjectShape;
import app.ontos.shared.shape.Shape;
import app.ontos.shared.shape.Shapes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;

/** Data quality checks: text, library metrics, SQL, and those of other engines. */
final class Quality {
  private static final List<String> OPERATORS =
      List.of(
          "mustBe",
          "mustNotBe",
          "mustBeGreaterThan",
          "mustBeGreaterOrEqualTo",
          "mustBeLessThan",
          "mustBeLessOrEqualTo",
          "mustBeBetween",
          "mustNotBeBetween");

  private Quality() {}

  static Shape checks(OdcsVersion version) {
    ObjectShape check =
        ObjectShape.EMPTY
            .with(text(), "businessImpact", "description", "method", "name", "schedule")
            .with(text(), "scheduler", "severity", "unit")
            .with(Common.tags(), "tags")
            .with(Common.authoritativeDefinitions(version), "authoritativeDefinitions")
            .with(Common.customProperties(version), "customProperties")
            .with(oneOf("text", "library", "sql", "custom"), "type")
            .with(
                oneOf(
                    "accuracy",
                    "completeness",
                    "conformity",
                    "consistency",
                    "coverage",
                    "timeliness",
                    "uniqueness"),
                "dimension");
    boolean latest = version.isFrom(OdcsVersion.V3_1_0);
    return list(Common.element(version, latest ? latest(check) : earlier(check)));
  }

  private static ObjectShape latest(ObjectShape check) {
    ObjectShape library =
        operators()
            .ruled(exactlyOneOperator())
            .with(
                oneOf(
                    "nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount"),
                "metric")
            .with(text(), "rule")
            .with(anyObject(), "arguments")
            .requiring("metric");
    ObjectShape sql =
        operators().ruled(exactlyOneOperator()).with(text(), "query").requiring("query");
    return check
        .when(is("library").or(object -> object.path("metric").isTextual()), library)
        .when(is("sql"), sql)
        .when(is("custom"), custom());
  }

  /** Up to 3.0 a check that names no type is one of the library. */
  private static ObjectShape earlier(ObjectShape check) {
    Predicate<ObjectNode> untyped = object -> !object.has("type");
    return check
        .when(is("library").or(untyped), operators().with(text(), "rule").requiring("rule"))
        .when(is("sql"), ObjectShape.EMPTY.with(text(), "query").requiring("query"))
        .when(is("custom"), custom());
  }

  private static Predicate<ObjectNode> is(String type) {
    return object -> type.equals(object.path("type").textValue());
  }

  private static ObjectShape operators() {
    return ObjectShape.EMPTY
        .with(anything(), "mustBe", "mustNotBe")
        .with(number(), "mustBeGreaterThan", "mustBeGreaterOrEqualTo")
        .with(number(), "mustBeLessThan", "mustBeLessOrEqualTo")
        .with(range(), "mustBeBetween", "mustNotBeBetween");
  }

  private static Shape range() {
    Shape two =
        that(
            value -> value.isArray() && value.size() == 2 && Shapes.isWithoutRepetition(value),
            "must be a list of two different numbers");
    return Shapes.both(two, that(v -> !v.isArray() || isNumbers(v), "must be a list of numbers"));
  }

  private static boolean isNumbers(JsonNode list) {
    for (JsonNode item : list) {
      if (!item.isNumber()) {
        return false;
      }
    }
    return true;
  }

  private static Shape exactlyOneOperator() {
    return that(
        check -> OPERATORS.stream().filter(check::has).count() == 1,
        "must have exactly one of " + String.join(", ", OPERATORS));
  }

  private static ObjectShape custom() {
    return ObjectShape.EMPTY
        .with(text(), "engine")
        .with(
            that(v -> v.isTextual() || v.isObject(), "must be text or an object"), "implementation")
        .requiring("engine", "implementation");
  }
}
