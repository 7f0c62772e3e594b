package app.ontos.contracts.odcs;

import static app.ontos.shared.shape.Shapes.both;
import static app.ontos.shared.shape.Shapes.either;
import static app.ontos.shared.shape.Shapes.list;
import static app.ontos.shared.shape.Shapes.matching;
import static app.ontos.shared.shape.Shapes.oneOf;
import static app.ontos.shared.shape.Shapes.that;

import app.ontos.shared.shape.ObjectShape;
import app.ontos.shared.shape.Shape;
import com.fasterxml.jackson.databind.JsonNode;

/** Foreign keys: from one property or several to as many others. They came with 3.1. */
final class Relationships {
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
  private static final String STEP = NAME + "/[A-Za-z0-9_-]+";

  /** {@code object.property}, or a path of ids, in this contract or in another's file. */
  private static final Shape REFERENCE =
      matching(
          "^%1$s\\.%1$s$|^(?:(?:https?://)?[A-Za-z0-9._\\-/]+\\.yaml#)?/?%2$s(?:/%2$s)*$"
              .formatted(NAME, STEP),
          "must be a reference such as object.property or schema/id/properties/id");

  private Relationships() {}

  /** Between objects: both ends are named, and are alike. */
  static Shape ofObjects(OdcsVersion version) {
    Shape alike =
        that(
            value ->
                !value.has("from")
                    || !value.has("to")
                    || value.get("from").isArray() == value.get("to").isArray(),
            "must have a from and a to that are both texts or both lists");
    return base(version).requiring("from", "to").ruled(alike).closed();
  }

  /** Of a property, which is where the relationship begins. */
  static Shape ofProperties(OdcsVersion version) {
    Shape noFrom = that(value -> !value.has("from"), "begins at its property and has no from");
    return base(version).requiring("to").ruled(noFrom).closed();
  }

  private static ObjectShape base(OdcsVersion version) {
    Shape several =
        both(list(REFERENCE), that(value -> !value.isEmpty(), "must name at least one property"));
    return ObjectShape.EMPTY
        .with(oneOf("foreignKey"), "type")
        .with(either(JsonNode::isArray, several, REFERENCE), "from", "to")
        .with(Common.customProperties(version), "customProperties");
  }
}
