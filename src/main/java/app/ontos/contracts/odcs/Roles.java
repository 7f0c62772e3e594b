package app.ontos.contracts.odcs;

import static app.ontos.shared.shape.Shapes.text;

import app.ontos.shared.shape.ObjectShape;
import app.ontos.shared.shape.Shape;

/** Roles that give access, to all data or on one server. */
final class Roles {
  private Roles() {}

  static Shape of(OdcsVersion version) {
    ObjectShape role =
        ObjectShape.EMPTY
            .with(text(), "role", "description", "access")
            .with(text(), "firstLevelApprovers", "secondLevelApprovers")
            .requiring("role");
    return Common.element(
        version,
        version.isFrom(OdcsVersion.V3_0_1)
            ? role.with(Common.customProperties(version), "customProperties")
            : role);
  }
}
