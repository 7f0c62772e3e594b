package app.ontos.contracts.odcs;

import static app.ontos.shared.shape.Shapes.anyObject;
import static app.ontos.shared.shape.Shapes.flag;
import static app.ontos.shared.shape.Shapes.list;
import static app.ontos.shared.shape.Shapes.matching;
import static app.ontos.shared.shape.Shapes.number;
import static app.ontos.shared.shape.Shapes.oneOf;
import static app.ontos.shared.shape.Shapes.text;
import static app.ontos.shared.shape.Shapes.textOrNumber;
import static app.ontos.shared.shape.Shapes.whole;

import app.ontos.shared.shape.ObjectShape;
import app.ontos.shared.shape.Shape;

/** A contract of version 2.2.2, which closes nothing to members of one's own. */
final class SecondContract {
  static final Shape SHAPE =
      ObjectShape.EMPTY
          .with(text(), "version", "uuid", "datasetKind", "userConsumptionMode", "type", "tenant")
          .with(text(), "status", "sourceSystem", "sourcePlatform", "server", "quantumName")
          .with(text(), "productSlackChannel", "productFeedbackUrl", "productDl", "username")
          .with(text(), "password", "driverVersion", "driver", "project", "datasetName")
          .with(text(), "datasetDomain", "database", "slaDefaultColumn")
          .with(oneOf("DataContract"), "kind")
          .with(
              matching("^v[0-9]+\\.[0-9]+\\.[0-9]+", "must be a version such as v2.2.2"),
              "apiVersion")
          .with(list(text()), "tags")
          .with(ObjectShape.EMPTY.with(text(), "usage", "purpose", "limitations"), "description")
          .with(list(dataset()), "dataset")
          .with(price(), "price")
          .with(list(stakeholder()), "stakeholders")
          .with(list(role()), "roles")
          .with(list(serviceLevel()), "slaProperties")
          .requiring("version", "kind", "uuid", "type", "status", "dataset", "datasetName")
          .requiring("quantumName");

  private SecondContract() {}

  private static Shape dataset() {
    return ObjectShape.EMPTY
        .with(text(), "table", "physicalName", "priorTableName", "description", "dataGranularity")
        .with(authoritativeDefinitions(), "authoritativeDefinitions")
        .with(list(column()), "columns")
        .with(list(quality()), "quality")
        .requiring("table");
  }

  private static Shape column() {
    return ObjectShape.EMPTY
        .with(text(), "column", "businessName", "logicalType", "physicalType", "description")
        .with(text(), "classification", "encryptedColumnName", "transformLogic")
        .with(text(), "transformDescription")
        .with(flag(), "isPrimaryKey", "isNullable", "isUnique", "partitionStatus")
        .with(flag(), "clusterStatus", "criticalDataElementStatus")
        .with(whole(), "primaryKeyPosition", "partitionKeyPosition", "clusterKeyPosition")
        .with(list(text()), "transformSourceTables", "sampleValues", "tags")
        .with(authoritativeDefinitions(), "authoritativeDefinitions")
        .requiring("column", "logicalType", "physicalType");
  }

  private static Shape quality() {
    ObjectShape customProperty =
        ObjectShape.EMPTY.with(text(), "property").with(anyObject(), "value");
    return ObjectShape.EMPTY
        .with(text(), "code", "templateName", "description", "toolName", "toolRuleName")
        .with(text(), "dimension", "columns", "column", "type", "severity", "businessImpact")
        .with(text(), "scheduleCronExpression")
        .with(list(customProperty), "customProperties")
        .requiring("templateName", "toolName");
  }

  private static Shape authoritativeDefinitions() {
    return list(ObjectShape.EMPTY.with(text(), "url", "type").requiring("url", "type"));
  }

  private static Shape price() {
    return ObjectShape.EMPTY
        .with(number(), "priceAmount")
        .with(text(), "priceCurrency", "priceUnit");
  }

  private static Shape stakeholder() {
    return ObjectShape.EMPTY.with(
        text(), "username", "role", "dateIn", "dateOut", "replacedByUsername");
  }

  private static Shape role() {
    return ObjectShape.EMPTY
        .with(text(), "role", "access", "firstLevelApprovers", "secondLevelApprovers")
        .requiring("role", "access");
  }

  private static Shape serviceLevel() {
    return ObjectShape.EMPTY
        .with(text(), "property", "unit", "column", "driver")
        .with(textOrNumber(), "value", "valueExt")
        .requiring("property", "value");
  }
}
