package app.ontos.contracts.odcs;

import static app.ontos.shared.shape.Shapes.both;
import static app.ontos.shared.shape.Shapes.count;
import static app.ontos.shared.shape.Shapes.flag;
import static app.ontos.shared.shape.Shapes.list;
import static app.ontos.shared.shape.Shapes.number;
import static app.ontos.shared.shape.Shapes.oneOf;
import static app.ontos.shared.shape.Shapes.positiveNumber;
import static app.ontos.shared.shape.Shapes.text;
import static app.ontos.shared.shape.Shapes.that;

import app.ontos.shared.shape.ObjectShape;
import app.ontos.shared.shape.Shape;
import app.ontos.shared.shape.Shapes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/** The logical types of properties, and the options that each of them takes. */
final class LogicalTypes {
  private LogicalTypes() {}

  static Shape names(boolean latest) {
    return latest
        ? oneOf(
            "string",
            "date",
            "timestamp",
            "time",
            "number",
            "integer",
            "object",
            "array",
            "boolean")
        : oneOf("string", "date", "number", "integer", "object", "array", "boolean");
  }

  /**
   * Whether a property is of this type. A property that names no type is of every one: so say the
   * conditions in the standard's schemas, and so its options can be none but those that all types
   * take.
   */
  static Predicate<ObjectNode> is(String type) {
    return property ->
        !property.has("logicalType") || type.equals(property.path("logicalType").textValue());
  }

  /** The property with the options of its type. */
  static ObjectShape described(ObjectShape property, boolean latest) {
    ObjectShape described =
        property
            .when(is("string"), options(strings()))
            .when(is("date"), options(dates(latest)))
            .when(is("integer"), options(integers(latest)))
            .when(is("number"), options(numbers(latest).with(oneOf("f32", "f64"), "format")))
            .when(is("object"), options(objects()))
            .when(is("array"), options(arrays()));
    return latest ? described.when(is("timestamp").or(is("time")), options(moments())) : described;
  }

  private static ObjectShape options(ObjectShape options) {
    return ObjectShape.EMPTY.with(options.closed(), "logicalTypeOptions");
  }

  private static ObjectShape strings() {
    return ObjectShape.EMPTY
        .with(count(), "minLength", "maxLength")
        .with(text(), "pattern", "format");
  }

  /** Up to 3.0 the exclusive bounds said whether a bound was exclusive; now they are bounds. */
  private static ObjectShape dates(boolean latest) {
    return ObjectShape.EMPTY
        .with(text(), "format", "minimum", "maximum")
        .with(latest ? text() : flag(), "exclusiveMinimum", "exclusiveMaximum");
  }

  private static ObjectShape moments() {
    return dates(true).with(flag(), "timezone").with(text(), "defaultTimezone");
  }

  private static ObjectShape numbers(boolean latest) {
    return ObjectShape.EMPTY
        .with(positiveNumber(), "multipleOf")
        .with(number(), "minimum", "maximum")
        .with(latest ? number() : flag(), "exclusiveMinimum", "exclusiveMaximum");
  }

  private static ObjectShape integers(boolean latest) {
    return numbers(latest)
        .with(
            oneOf("i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128"), "format");
  }

  private static ObjectShape objects() {
    Shape names = list(text());
    Shape some =
        that(
            value -> !value.isArray() || (!value.isEmpty() && Shapes.isWithoutRepetition(value)),
            "must name at least one property, and none twice");
    return ObjectShape.EMPTY
        .with(count(), "minProperties", "maxProperties")
        .with(both(names, some), "required");
  }

  private static ObjectShape arrays() {
    return ObjectShape.EMPTY.with(count(), "minItems", "maxItems").with(flag(), "uniqueItems");
  }
}
