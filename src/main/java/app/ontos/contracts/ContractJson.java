package app.ontos.contracts;

import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Properties as JSON, which is how many rows travel in one parameter. */
final class ContractJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ContractJson() {}

  /** Rows of the table of properties. */
  static String properties(List<ContractProperty> properties) {
    ArrayNode rows = JSON.createArrayNode();
    properties.forEach(property -> row(rows.addObject(), property));
    return rows.toString();
  }

  private static void row(ObjectNode row, ContractProperty property) {
    row.put("id", Ids.next().toString())
        .put("object_name", property.objectName())
        .put("path", property.path())
        .put("name", property.name())
        .put("name_key", NameKey.ofAny(property.name()))
        .put("physical_name", property.physicalName().orElse(null))
        .put("physical_name_key", key(property.physicalName()))
        .put("logical_type", property.logicalType().orElse(null))
        .put("logical_type_key", key(property.logicalType()))
        .put("physical_type", property.physicalType().orElse(null))
        .put("required", property.required())
        .put("is_unique", property.unique())
        .put("primary_key", property.primaryKey())
        .put("critical_data_element", property.criticalDataElement())
        .put("classification", property.classification().orElse(null))
        .put("classification_key", key(property.classification()));
    ArrayNode tags = row.putArray("tags");
    property.tags().stream().map(NameKey::ofAny).distinct().forEach(tags::add);
  }

  private static @Nullable String key(Optional<String> text) {
    return text.map(NameKey::ofAny).orElse(null);
  }
}
