package app.ontos.audit;

import app.ontos.audit.AuditEvent.Change;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What differs between two stored images of a row, in the API's names for the fields. */
final class Changes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> BOOKKEEPING =
      Set.of("id", "version", "created_at", "created_by", "updated_at", "updated_by");

  private Changes() {}

  static List<Change> between(Optional<String> before, Optional<String> after) {
    JsonNode old = read(before);
    JsonNode now = read(after);
    Set<String> columns = new TreeSet<>();
    old.fieldNames().forEachRemaining(columns::add);
    now.fieldNames().forEachRemaining(columns::add);
    columns.removeAll(BOOKKEEPING);
    List<Change> changes = new ArrayList<>();
    for (String column : columns) {
      JsonNode was = value(old, column);
      JsonNode is = value(now, column);
      if (!was.equals(is)) {
        changes.add(new Change(camelCase(column), was, is));
      }
    }
    return changes;
  }

  private static JsonNode read(Optional<String> image) {
    try {
      return JSON.readTree(image.orElse("{}"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL gave jsonb that is not JSON", e);
    }
  }

  private static JsonNode value(JsonNode image, String column) {
    JsonNode value = image.get(column);
    return value == null ? NullNode.getInstance() : value;
  }

  static String camelCase(String column) {
    StringBuilder name = new StringBuilder();
    for (String word : column.split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
