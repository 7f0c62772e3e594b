package app.ontos.contracts.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the relationships of a contract refer to: {@code object.property} by their names, or
 * {@code schema/object/properties/property} by their ids, or their names where no such id is.
 */
final class Relationships {
  private final Map<String, End> ends = new HashMap<>();

  private Relationships(List<LiveTable> tables) {
    tables.forEach(this::addNames);
    tables.forEach(table -> addPaths(table, table.name()));
    tables.forEach(table -> addPaths(table, table.declared().path("id").asText()));
  }

  /** Where a relationship begins or ends. */
  private record End(LiveTable table, LiveProperty property) {}

  static List<LiveRelationship> of(List<LiveTable> tables) {
    Relationships relationships = new Relationships(tables);
    List<LiveRelationship> found = new ArrayList<>();
    for (LiveTable table : tables) {
      relationships.add(table, table.pointer(), table.declared(), null, found);
      for (LiveProperty property : table.properties()) {
        relationships.add(table, property.pointer(), property.declared(), property, found);
      }
    }
    return found;
  }

  private void add(
      LiveTable table,
      String pointer,
      JsonNode element,
      @Nullable LiveProperty property,
      List<LiveRelationship> found) {
    JsonNode list = element.path("relationships");
    for (int i = 0; i < list.size(); i++) {
      String at = pointer + "/relationships/" + i;
      JsonNode relationship = list.get(i);
      List<String> from = property == null ? texts(relationship.path("from")) : List.of();
      List<String> to = texts(relationship.path("to"));
      found.add(
          property == null
              ? relationship(at, table, resolved(from), from, to)
              : relationship(
                  at, table, List.of(new End(table, property)), List.of(property.name()), to));
    }
  }

  private LiveRelationship relationship(
      String pointer, LiveTable table, List<End> from, List<String> fromTexts, List<String> to) {
    List<End> targets = resolved(to);
    Optional<String> unclear =
        unknown(fromTexts, from).or(() -> unknown(to, targets)).or(() -> unlike(from, targets));
    if (unclear.isPresent()) {
      return LiveRelationship.unclear(pointer, table, unclear.get());
    }
    return new LiveRelationship(
        pointer,
        from.get(0).table(),
        from.stream().map(End::property).toList(),
        Optional.of(targets.get(0).table()),
        targets.stream().map(End::property).toList(),
        Optional.empty());
  }

  private Optional<String> unknown(List<String> references, List<End> found) {
    if (found.size() == references.size()) {
      return Optional.empty();
    }
    return references.stream()
        .filter(reference -> !ends.containsKey(key(reference)))
        .findFirst()
        .map(
            reference ->
                isOfAnotherFile(reference)
                    ? "It refers to another contract"
                    : "The contract has no property %s".formatted(reference));
  }

  private static Optional<String> unlike(List<End> from, List<End> to) {
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.of("It does not say between which properties it is");
    }
    if (from.size() != to.size()) {
      return Optional.of("It is between %d and %d properties".formatted(from.size(), to.size()));
    }
    boolean several = areOfSeveralTables(from) || areOfSeveralTables(to);
    return several ? Optional.of("One of its ends is in more than one object") : Optional.empty();
  }

  private static boolean areOfSeveralTables(List<End> ends) {
    return ends.stream().map(end -> end.table().pointer()).distinct().count() > 1;
  }

  private List<End> resolved(List<String> references) {
    return references.stream()
        .map(reference -> Optional.ofNullable(ends.get(key(reference))))
        .flatMap(Optional::stream)
        .toList();
  }

  private void addNames(LiveTable table) {
    for (LiveProperty property : table.properties()) {
      ends.putIfAbsent(table.name() + "." + property.name(), new End(table, property));
    }
  }

  /** Ids come after names, and in their place. */
  private void addPaths(LiveTable table, String object) {
    if (object.isEmpty()) {
      return;
    }
    for (LiveProperty property : table.properties()) {
      End end = new End(table, property);
      String path = "schema/" + object + "/properties/";
      ends.put(path + property.name(), end);
      DefaultSchema.text(property.declared(), "id").ifPresent(id -> ends.put(path + id, end));
    }
  }

  private static String key(String reference) {
    return reference.startsWith("/") ? reference.substring(1) : reference;
  }

  private static boolean isOfAnotherFile(String reference) {
    return reference.contains("#") || reference.contains("://");
  }

  private static List<String> texts(JsonNode value) {
    if (value.isTextual()) {
      return List.of(value.textValue());
    }
    List<String> texts = new ArrayList<>();
    value.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
