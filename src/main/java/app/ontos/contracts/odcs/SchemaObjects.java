package app.ontos.contracts.odcs;

import static app.ontos.shared.shape.Shapes.flag;
import static app.ontos.shared.shape.Shapes.later;
import static app.ontos.shared.shape.Shapes.list;
import static app.ontos.shared.shape.Shapes.oneOf;
import static app.ontos.shared.shape.Shapes.text;
import static app.ontos.shared.shape.Shapes.whole;

import app.ontos.shared.shape.ObjectShape;
import app.ontos.shared.shape.Shape;
import app.ontos.shared.shape.Shapes;

/** The schema: objects such as tables, and their properties, which may have properties again. */
final class SchemaObjects {
  private final OdcsVersion version;
  private final boolean latest;
  private final Shape property;
  private final Shape item;

  private SchemaObjects(OdcsVersion version) {
    this.version = version;
    latest = version.isFrom(OdcsVersion.V3_1_0);
    ObjectShape base = base();
    ObjectShape ofObjects = ObjectShape.EMPTY.with(nested(), "properties");
    ObjectShape described = base.when(LogicalTypes.is("object"), ofObjects);
    property = described.requiring("name").closed();
    // Up to 3.0 an item may have properties whatever its type. Looked at once, not once a level.
    item = (latest ? described : base.with(ofObjects)).closed();
  }

  static Shape of(OdcsVersion version) {
    return new SchemaObjects(version).object();
  }

  private Shape object() {
    ObjectShape object =
        element()
            .with(oneOf("object"), "logicalType")
            .with(text(), "physicalName", "dataGranularityDescription")
            .with(nested(), "properties")
            .with(Quality.checks(version), "quality")
            .requiring("name");
    return (latest ? object.with(list(Relationships.ofObjects(version)), "relationships") : object)
        .closed();
  }

  private ObjectShape element() {
    return Common.identified(version, ObjectShape.EMPTY)
        .with(text(), "name", "physicalType", "description", "businessName")
        .with(Common.authoritativeDefinitions(version), "authoritativeDefinitions")
        .with(Common.tags(), "tags")
        .with(Common.customProperties(version), "customProperties");
  }

  private ObjectShape base() {
    ObjectShape base =
        element()
            .with(flag(), "primaryKey", "required", "unique", "partitioned", "criticalDataElement")
            .with(whole(), "primaryKeyPosition", "partitionKeyPosition")
            .with(text(), "classification", "encryptedName", "transformLogic")
            .with(text(), "transformDescription")
            .with(list(text()), "transformSourceObjects")
            .with(list(Shapes.anything()), "examples")
            .with(Quality.checks(version), "quality")
            .with(LogicalTypes.names(latest), "logicalType")
            .with(Shapes.anyObject(), "logicalTypeOptions");
    if (latest) {
      base = base.with(list(Relationships.ofProperties(version)), "relationships");
    }
    if (version.isFrom(OdcsVersion.V3_0_2)) {
      base = base.with(text(), "physicalName");
    }
    return LogicalTypes.described(base, latest)
        .when(LogicalTypes.is("array"), ObjectShape.EMPTY.with(later(() -> item), "items"));
  }

  private Shape nested() {
    return list(later(() -> property));
  }
}
