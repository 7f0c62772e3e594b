package app.ontos.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All properties of a schema in one list, those within properties after them. What has no name or a
 * wrong type is passed over, since a document with findings may hold anything.
 */
final class SchemaProperties {
  private final List<ContractProperty> found = new ArrayList<>();

  private SchemaProperties() {}

  /** The properties of a document in the fields of the third standard. */
  static List<ContractProperty> of(ObjectNode document) {
    SchemaProperties walk = new SchemaProperties();
    for (JsonNode object : items(document, "schema")) {
      walk.addAll(text(object, "name").orElse(""), "", object);
    }
    return walk.found;
  }

  private void addAll(String objectName, String prefix, JsonNode parent) {
    for (JsonNode property : items(parent, "properties")) {
      Optional<String> name = text(property, "name");
      if (name.isPresent()) {
        String path = prefix + name.get();
        found.add(property(objectName, path, name.get(), property));
        addWithin(objectName, path, property);
      }
    }
  }

  private void addWithin(String objectName, String path, JsonNode property) {
    addAll(objectName, path + ".", property);
    JsonNode item = property.path("items");
    if (item.isObject()) {
      addWithin(objectName, path + "[]", item);
    }
  }

  private static ContractProperty property(
      String objectName, String path, String name, JsonNode property) {
    List<String> tags = new ArrayList<>();
    items(property, "tags")
        .forEach(tag -> Optional.ofNullable(tag.textValue()).ifPresent(tags::add));
    return new ContractProperty(
        objectName,
        path,
        name,
        text(property, "physicalName"),
        text(property, "logicalType"),
        text(property, "physicalType"),
        property.path("required").booleanValue(),
        property.path("unique").booleanValue(),
        property.path("primaryKey").booleanValue(),
        property.path("criticalDataElement").booleanValue(),
        text(property, "classification"),
        tags);
  }

  private static Iterable<JsonNode> items(JsonNode parent, String member) {
    JsonNode list = parent.path(member);
    return list.isArray() ? list : List.of();
  }

  private static Optional<String> text(JsonNode node, String member) {
    return Optional.ofNullable(node.path(member).textValue());
  }
}
