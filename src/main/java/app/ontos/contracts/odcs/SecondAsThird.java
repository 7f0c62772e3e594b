package app.ontos.contracts.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A contract of the second standard in the fields of the third, as far as those mean the same; the
 * others keep their names. For reading only: a document is always given back as it came.
 */
final class SecondAsThird {
  private static final Map<String, String> ROOT =
      Map.of(
          "uuid", "id",
          "datasetName", "name",
          "datasetDomain", "domain",
          "dataset", "schema",
          "stakeholders", "team",
          "slaDefaultColumn", "slaDefaultElement");

  private static final Map<String, String> DATASET =
      Map.of(
          "table", "name",
          "columns", "properties",
          "dataGranularity", "dataGranularityDescription");

  private static final Map<String, String> COLUMN =
      Map.of(
          "column", "name",
          "isPrimaryKey", "primaryKey",
          "isUnique", "unique",
          "partitionStatus", "partitioned",
          "encryptedColumnName", "encryptedName",
          "transformSourceTables", "transformSourceObjects",
          "sampleValues", "examples",
          "criticalDataElementStatus", "criticalDataElement");

  private SecondAsThird() {}

  static ObjectNode translated(ObjectNode contract) {
    ObjectNode third = renamed(contract, ROOT);
    eachIn(third, "schema", SecondAsThird::dataset);
    eachIn(third, "slaProperties", level -> renamed(level, Map.of("column", "element")));
    return third;
  }

  private static ObjectNode dataset(ObjectNode dataset) {
    ObjectNode object = renamed(dataset, DATASET);
    eachIn(object, "properties", SecondAsThird::column);
    return object;
  }

  private static ObjectNode column(ObjectNode column) {
    ObjectNode property = renamed(column, COLUMN);
    JsonNode nullable = property.remove("isNullable");
    if (nullable != null && nullable.isBoolean()) {
      property.set("required", BooleanNode.valueOf(!nullable.booleanValue()));
    }
    return property;
  }

  private static ObjectNode renamed(ObjectNode object, Map<String, String> names) {
    ObjectNode renamed = object.objectNode();
    object
        .properties()
        .forEach(
            member ->
                renamed.set(
                    names.getOrDefault(member.getKey(), member.getKey()), member.getValue()));
    return renamed;
  }

  /** Replaces the list by one with every object in it translated. */
  private static void eachIn(
      ObjectNode parent, String member, UnaryOperator<ObjectNode> translation) {
    if (parent.get(member) instanceof ArrayNode list) {
      ArrayNode translated = parent.arrayNode();
      list.forEach(
          item -> translated.add(item instanceof ObjectNode o ? translation.apply(o) : item));
      parent.set(member, translated);
    }
  }
}
