package app.ontos.contracts.odcs;

import static app.ontos.shared.shape.Shapes.anything;
import static app.ontos.shared.shape.Shapes.list;
import static app.ontos.shared.shape.Shapes.matching;
import static app.ontos.shared.shape.Shapes.text;

import app.ontos.shared.shape.ObjectShape;
import app.ontos.shared.shape.Shape;

/** What several sections of the third standard have in common. */
final class Common {
  private static final Shape STABLE_ID =
      matching("^[A-Za-z0-9_-]+$", "must consist of letters, digits, _ and - only");

  private Common() {}

  /** The id by which an element is known from one version of its contract to the next. */
  static ObjectShape identified(OdcsVersion version, ObjectShape element) {
    return version.isFrom(OdcsVersion.V3_1_0) ? element.with(STABLE_ID, "id") : element;
  }

  /** An element that 3.1 gave an id and closed to members that it does not know. */
  static ObjectShape element(OdcsVersion version, ObjectShape element) {
    return identified(version, element).closed(version.isFrom(OdcsVersion.V3_1_0));
  }

  static Shape tags() {
    return list(text());
  }

  static Shape customProperties(OdcsVersion version) {
    ObjectShape property = ObjectShape.EMPTY.with(text(), "property").with(anything(), "value");
    return list(
        version.isFrom(OdcsVersion.V3_1_0)
            ? element(version, property.with(text(), "description").requiring("property", "value"))
            : property);
  }

  static Shape authoritativeDefinitions(OdcsVersion version) {
    ObjectShape definition = ObjectShape.EMPTY.with(text(), "url", "type").requiring("url", "type");
    return list(
        version.isFrom(OdcsVersion.V3_1_0)
            ? element(version, definition.with(text(), "description"))
            : definition);
  }
}
