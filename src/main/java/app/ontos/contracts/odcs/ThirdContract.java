package app.ontos.contracts.odcs;

import static app.ontos.shared.shape.Shapes.either;
import static app.ontos.shared.shape.Shapes.list;
import static app.ontos.shared.shape.Shapes.number;
import static app.ontos.shared.shape.Shapes.oneOf;
import static app.ontos.shared.shape.Shapes.scalar;
import static app.ontos.shared.shape.Shapes.text;

import app.ontos.shared.shape.Formats;
import app.ontos.shared.shape.ObjectShape;
import app.ontos.shared.shape.Shape;
import com.fasterxml.jackson.databind.JsonNode;

/** A contract of version 3: fundamentals, and the sections that are small. */
final class ThirdContract {
  private ThirdContract() {}

  static Shape of(OdcsVersion version) {
    ObjectShape contract =
        ObjectShape.EMPTY
            .with(text(), "version", "id", "name", "tenant", "status", "dataProduct", "domain")
            .with(text(), "slaDefaultElement")
            .with(oneOf("DataContract"), "kind")
            .with(oneOf(version.apiVersions()), "apiVersion")
            .with(Common.tags(), "tags")
            .with(list(Servers.of(version)), "servers")
            .with(description(version), "description")
            .with(list(SchemaObjects.of(version)), "schema")
            .with(list(support(version)), "support")
            .with(price(version), "price")
            .with(team(version), "team")
            .with(list(Roles.of(version)), "roles")
            .with(list(serviceLevel(version)), "slaProperties")
            .with(Common.customProperties(version), "customProperties")
            .with(Formats.dateTime(), "contractCreatedTs")
            .requiring("version", "apiVersion", "kind", "id", "status");
    return (version.isFrom(OdcsVersion.V3_0_1)
            ? contract.with(Common.authoritativeDefinitions(version), "authoritativeDefinitions")
            : contract)
        .closed();
  }

  private static Shape description(OdcsVersion version) {
    ObjectShape description = ObjectShape.EMPTY.with(text(), "usage", "purpose", "limitations");
    return version.isFrom(OdcsVersion.V3_0_1)
        ? description
            .with(Common.authoritativeDefinitions(version), "authoritativeDefinitions")
            .with(Common.customProperties(version), "customProperties")
        : description;
  }

  private static Shape support(OdcsVersion version) {
    ObjectShape channel =
        ObjectShape.EMPTY
            .with(text(), "channel", "url", "description", "tool", "scope", "invitationUrl")
            .requiring("channel");
    return Common.element(
        version,
        version.isFrom(OdcsVersion.V3_1_0)
            ? channel.with(Common.customProperties(version), "customProperties")
            : channel.requiring("url"));
  }

  private static Shape price(OdcsVersion version) {
    return Common.element(
        version,
        ObjectShape.EMPTY.with(number(), "priceAmount").with(text(), "priceCurrency", "priceUnit"));
  }

  /** Up to 3.0 a list of members; from 3.1 on also a team with members. */
  private static Shape team(OdcsVersion version) {
    ObjectShape member =
        ObjectShape.EMPTY
            .with(text(), "username", "role", "replacedByUsername")
            .with(Formats.date(), "dateIn", "dateOut");
    if (!version.isFrom(OdcsVersion.V3_1_0)) {
      boolean described = version.isFrom(OdcsVersion.V3_0_2);
      return list(described ? member.with(text(), "name", "description") : member);
    }
    ObjectShape described =
        ObjectShape.EMPTY
            .with(text(), "name", "description")
            .with(Common.tags(), "tags")
            .with(Common.customProperties(version), "customProperties")
            .with(Common.authoritativeDefinitions(version), "authoritativeDefinitions");
    Shape members = list(Common.element(version, member.with(described).requiring("username")));
    return either(
        JsonNode::isArray, members, Common.element(version, described.with(members, "members")));
  }

  private static Shape serviceLevel(OdcsVersion version) {
    ObjectShape level =
        ObjectShape.EMPTY
            .with(text(), "property", "unit", "element", "driver")
            .with(scalar(), "value", "valueExt")
            .requiring("property", "value");
    return Common.element(
        version,
        version.isFrom(OdcsVersion.V3_1_0)
            ? level.with(text(), "description", "scheduler", "schedule")
            : level);
  }
}
