package app.ontos.contracts;

import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What travels to and from PostgreSQL as JSON beside a document, and the document's digest. */
final class ContractJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ContractJson() {}

  static String findings(List<FieldError> findings) {
    ArrayNode list = JSON.createArrayNode();
    findings.forEach(
        finding ->
            list.addObject().put("pointer", finding.pointer()).put("detail", finding.detail()));
    return list.toString();
  }

  static List<FieldError> findings(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<FieldError>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored findings are no findings", e);
    }
  }

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

  @org.jspecify.annotations.Nullable
  private static String key(Optional<String> text) {
    return text.map(NameKey::ofAny).orElse(null);
  }

  static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
