package app.ontos.contracts.live;

import app.ontos.connections.browse.Column;
import app.ontos.connections.browse.ForeignKey;
import app.ontos.connections.browse.Relation;
import app.ontos.connections.browse.RelationName;
import app.ontos.connections.browse.UniqueConstraint;
import app.ontos.shared.db.Identifiers;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An object of a drafted contract, out of a relation.
 *
 * @param relation as the catalog describes it
 * @param position among the objects, from 1
 * @param json the object as it grows
 * @param properties those of its readable columns, by the columns' names
 */
record ObjectDraft(
    Relation relation, int position, ObjectNode json, Map<String, ObjectNode> properties) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  /** Names that the standard takes as they are in {@code object.property}. */
  private static final Pattern REFERABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What is known of a relation by itself. */
  static ObjectDraft of(Relation relation, int position, String name, String defaultSchema) {
    ObjectNode object = JSON.objectNode().put("name", name);
    object.put("physicalName", physicalName(relation, defaultSchema));
    object.put("logicalType", "object");
    object.put("physicalType", physicalType(relation));
    relation
        .summary()
        .comment()
        .filter(comment -> !comment.isBlank())
        .ifPresent(comment -> object.put("description", comment));
    Map<String, ObjectNode> properties = new LinkedHashMap<>();
    PropertyDraft draft = new PropertyDraft(relation);
    relation.columns().stream()
        .filter(Column::readable)
        .forEach(column -> properties.put(column.name(), draft.of(column)));
    object.putArray("properties").addAll(properties.values());
    ObjectDraft drafted = new ObjectDraft(relation, position, object, properties);
    relation.uniqueConstraints().stream()
        .filter(drafted::isRuleOfItsOwn)
        .forEach(key -> object.withArray("/quality").add(rule(key)));
    return drafted;
  }

  /** The relation's own name. */
  RelationName place() {
    return new RelationName(relation.summary().schema(), relation.summary().name());
  }

  /** Whether all of these columns are described. */
  boolean has(List<String> columns) {
    return properties.keySet().containsAll(columns);
  }

  /**
   * How relationships refer to a column: by names, or by ids where the standard does not take the
   * names; those are given then.
   */
  String reference(String column) {
    String name = json.path("name").asText();
    if (REFERABLE.matcher(name).matches() && REFERABLE.matcher(column).matches()) {
      return name + "." + column;
    }
    ObjectNode property = Optional.ofNullable(properties.get(column)).orElseThrow();
    int place = List.copyOf(properties.keySet()).indexOf(column) + 1;
    return "schema/%s/properties/%s".formatted(id(json, position), id(property, place));
  }

  /** A foreign key: of one column at its property, of several at the object. */
  void addRelationship(ForeignKey key, ObjectDraft target) {
    ObjectNode relationship = JSON.objectNode().put("type", "foreignKey");
    if (key.columns().size() == 1) {
      relationship.put("to", target.reference(key.referencedColumns().get(0)));
      Optional.ofNullable(properties.get(key.columns().get(0)))
          .orElseThrow()
          .withArray("/relationships")
          .add(relationship);
    } else {
      key.columns().forEach(column -> relationship.withArray("/from").add(reference(column)));
      key.referencedColumns()
          .forEach(column -> relationship.withArray("/to").add(target.reference(column)));
      json.withArray("/relationships").add(relationship);
    }
  }

  private static String physicalName(Relation relation, String defaultSchema) {
    String schema = relation.summary().schema();
    String name = relation.summary().name();
    return schema.equals(defaultSchema) ? name : spelled(schema) + "." + spelled(name);
  }

  private static String spelled(String name) {
    return PLAIN.matcher(name).matches() ? name : Identifiers.quote(name);
  }

  private static String physicalType(Relation relation) {
    return switch (relation.summary().kind()) {
      case TABLE, PARTITIONED_TABLE, PARTITION -> "table";
      case FOREIGN_TABLE -> "foreign table";
      case VIEW -> "view";
      case MATERIALIZED_VIEW -> "materialized view";
    };
  }

  /**
   * Whether no property can say it: several columns are unique together. Rows with a null among
   * them differ for PostgreSQL, but not for everybody who counts duplicates.
   */
  private boolean isRuleOfItsOwn(UniqueConstraint key) {
    return key.columns().size() > 1
        && has(key.columns())
        && relation.columns().stream()
            .filter(column -> key.columns().contains(column.name()))
            .noneMatch(Column::nullable);
  }

  private static ObjectNode rule(UniqueConstraint key) {
    ObjectNode rule =
        JSON.objectNode().put("type", "library").put("metric", "duplicateValues").put("mustBe", 0);
    key.columns().forEach(rule.putObject("arguments").putArray("properties")::add);
    return rule.put("dimension", "uniqueness");
  }

  /** The element's id; one that has none yet is given one, in front of everything else. */
  private static String id(ObjectNode element, int position) {
    if (!element.has("id")) {
      ObjectNode members = JSON.objectNode().setAll(element);
      String words = element.path("name").asText().replaceAll("[^A-Za-z0-9]+", "-");
      element.removeAll();
      element.put("id", words.equals("-") ? "e-" + position : words + "-" + position);
      element.setAll(members);
    }
    return element.path("id").asText();
  }
}
