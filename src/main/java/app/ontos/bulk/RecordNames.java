package app.ontos.bulk;

import app.ontos.shared.db.NameKey;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A record of an archive on its way to becoming a body as clients send it: names are replaced by
 * the ids of those who have them here.
 */
final class RecordNames {
  private final ReadStore store;
  private final ObjectNode item;
  private final List<FieldError> faults = new ArrayList<>();

  RecordNames(ReadStore store, ObjectNode item) {
    this.store = store;
    this.item = item.deepCopy();
  }

  /** Takes a name out and puts the id of its record into another field. */
  RecordNames swap(String name, String id, String sql, String what) {
    find(name, sql, what).ifPresent(found -> item.put(id, found.toString()));
    return this;
  }

  /** The same of a list of names. */
  RecordNames swapAll(String names, String ids, String sql, String what) {
    JsonNode list = item.remove(names);
    if (list == null) {
      return this;
    }
    List<String> keys = new ArrayList<>();
    list.forEach(name -> keys.add(NameKey.of(name.asText(""))));
    Map<String, UUID> found = store.ids(sql, keys);
    ArrayNode array = item.putArray(ids);
    for (int i = 0; i < keys.size(); i++) {
      UUID id = found.get(keys.get(i));
      if (id == null) {
        faults.add(new FieldError("/" + names + "/" + i, "There is no such " + what));
      } else {
        array.add(id.toString());
      }
    }
    return this;
  }

  /** Takes a name out and finds its record; empty if there is none to find. */
  Optional<UUID> find(String name, String sql, String what) {
    Optional<String> text = take(name);
    Optional<UUID> id = text.map(NameKey::of).map(key -> store.ids(sql, List.of(key)).get(key));
    if (text.isPresent() && id.isEmpty()) {
      fault(name, "There is no such " + what);
    }
    return id;
  }

  /** Takes text out. */
  Optional<String> take(String field) {
    JsonNode value = item.remove(field);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      fault(field, "must be text");
    }
    return Optional.ofNullable(value.textValue());
  }

  /** Takes text out that has to be there; empty text if it is not. */
  String require(String field) {
    Optional<String> text = take(field);
    if (text.isEmpty()) {
      fault(field, "is required");
    }
    return text.orElse("");
  }

  /** Takes a list of objects out. */
  List<ObjectNode> objects(String field) {
    List<ObjectNode> objects = new ArrayList<>();
    JsonNode list = item.remove(field);
    if (list != null) {
      for (JsonNode each : list) {
        if (each instanceof ObjectNode object) {
          objects.add(object);
        } else {
          fault(field, "must be objects");
        }
      }
    }
    return objects;
  }

  void fault(String field, String detail) {
    faults.add(new FieldError("/" + field, detail));
  }

  void put(String field, UUID id) {
    item.put(field, id.toString());
  }

  /**
   * What is left, with the ids.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  ObjectNode checked() {
    if (!faults.isEmpty()) {
      throw Problem.invalidFields(faults).asException();
    }
    return item;
  }

  /** As {@link #checked}, where nothing may be left. */
  void end() {
    item.fieldNames().forEachRemaining(field -> fault(field, "is not known"));
    checked();
  }
}
