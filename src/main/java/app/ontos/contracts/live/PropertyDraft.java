package app.ontos.contracts.live;

import app.ontos.connections.browse.Column;
import app.ontos.connections.browse.ColumnType;
import app.ontos.connections.browse.PartitionKey;
import app.ontos.connections.browse.PrimaryKey;
import app.ontos.connections.browse.Relation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** The properties of a drafted object, out of the columns of a relation. */
record PropertyDraft(Relation relation) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> MEASURED = Set.of("varchar", "bpchar");
  private static final Set<String> MOMENTS = Set.of("timestamp", "time");
  private static final Set<String> ZONED = Set.of("timestamptz", "timetz");

  ObjectNode of(Column column) {
    ObjectNode property = JSON.objectNode().put("name", column.name());
    addType(property, column.type());
    addOptions(property, column.type());
    addKeys(property, column);
    column
        .comment()
        .filter(comment -> !comment.isBlank())
        .ifPresent(comment -> property.put("description", comment));
    column.generated().ifPresent(value -> property.put("transformLogic", value.expression()));
    ValidValues.of(relation, column)
        .ifPresent(values -> property.putArray("quality").add(rule(values)));
    return property;
  }

  private static void addType(ObjectNode property, ColumnType type) {
    property.put("logicalType", TypeFamilies.of(type).get(0));
    property.put("physicalType", type.declared());
    if (type.array()) {
      ColumnType element = TypeCompatibility.elementOf(type);
      property
          .putObject("items")
          .put("logicalType", TypeFamilies.of(element).get(0))
          .put("physicalType", element.declared());
    }
  }

  private static void addOptions(ObjectNode property, ColumnType type) {
    if (type.array()) {
      return;
    }
    String base = type.base().name();
    if (MEASURED.contains(base)) {
      type.length()
          .ifPresent(length -> property.putObject("logicalTypeOptions").put("maxLength", length));
    } else if (MOMENTS.contains(base) || ZONED.contains(base)) {
      property.putObject("logicalTypeOptions").put("timezone", ZONED.contains(base));
    }
  }

  private void addKeys(ObjectNode property, Column column) {
    if (!column.nullable()) {
      property.put("required", true);
    }
    List<String> key = relation.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    if (key.contains(column.name())) {
      property.put("primaryKey", true).put("primaryKeyPosition", key.indexOf(column.name()) + 1);
    } else if (ProvenKeys.areUnique(relation, List.of(column.name()))) {
      property.put("unique", true);
    }
    List<String> parts = relation.partitionKey().map(PartitionKey::columns).orElse(List.of());
    if (parts.contains(column.name())) {
      property
          .put("partitioned", true)
          .put("partitionKeyPosition", parts.indexOf(column.name()) + 1);
    }
  }

  private static ObjectNode rule(List<JsonNode> validValues) {
    ObjectNode rule =
        JSON.objectNode().put("type", "library").put("metric", "invalidValues").put("mustBe", 0);
    rule.putObject("arguments").putArray("validValues").addAll(validValues);
    return rule.put("dimension", "conformity");
  }
}
