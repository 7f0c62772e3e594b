package app.ontos.contracts.live;

import static app.ontos.contracts.live.Deviations.text;
import static app.ontos.contracts.live.Deviations.texts;

import app.ontos.connections.browse.Column;
import app.ontos.connections.browse.ForeignKey;
import app.ontos.connections.browse.PrimaryKey;
import app.ontos.connections.browse.Relation;
import app.ontos.connections.browse.RelationName;
import app.ontos.contracts.Diff.Kind;
import app.ontos.contracts.live.Deviations.Turn;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds how a live schema has moved away from a contract. It goes by the catalog alone: whether the
 * rows keep to the contract is for a test to find out. Used once, by one thread.
 */
final class FindDrift {
  private final LiveContract contract;
  private final Deviations found = new Deviations();

  private FindDrift(LiveContract contract) {
    this.contract = contract;
  }

  static Drift of(LiveContract contract) {
    FindDrift drift = new FindDrift(contract);
    contract.tables().forEach(drift::find);
    contract.relationships().forEach(drift::find);
    return drift.found.of(contract);
  }

  private void find(LiveTable table) {
    if (table.relation().isEmpty()) {
      Turn turn = Turn.breaking(Kind.REMOVED, "Consumers read this object, and it is gone");
      String place = table.place().schema() + "." + table.place().name();
      found.add(table.pointer(), table, Optional.empty(), turn, text(place), Optional.empty());
      return;
    }
    Relation relation = table.relation().get();
    table.properties().forEach(property -> find(table, property, relation));
    addNewColumns(table, relation);
    if (isConstrained(relation)) {
      findPrimaryKey(table, relation);
      addNewForeignKeys(table, relation);
    }
  }

  private void find(LiveTable table, LiveProperty property, Relation relation) {
    if (property.column().isPresent()) {
      Column column = property.column().get();
      new ColumnDrift(table, property, relation, column, found)
          .find(contract.types(), isConstrained(relation));
    } else {
      found.add(
          property.pointer(),
          table,
          Optional.of(property.physicalName()),
          Turn.breaking(Kind.REMOVED, "Consumers read this property, and it is gone"),
          text(property.physicalName()),
          Optional.empty());
    }
  }

  private void addNewColumns(LiveTable table, Relation relation) {
    Set<String> known = new HashSet<>();
    table.properties().forEach(p -> p.column().ifPresent(column -> known.add(column.name())));
    relation.columns().stream()
        .filter(column -> !known.contains(column.name()))
        .forEach(
            column ->
                found.add(
                    table.pointer() + "/properties",
                    table,
                    Optional.of(column.name()),
                    Turn.harmless(Kind.ADDED, "The contract does not describe this column"),
                    Optional.empty(),
                    text(column.type().declared())));
  }

  private void findPrimaryKey(LiveTable table, Relation relation) {
    List<LiveProperty> declared =
        table.properties().stream()
            .filter(property -> property.declared().path("primaryKey").booleanValue())
            .sorted(Comparator.comparingInt(FindDrift::keyPosition))
            .toList();
    List<String> wanted = declared.stream().map(FindDrift::columnName).toList();
    List<String> actual = relation.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    if (!wanted.isEmpty() && !Set.copyOf(wanted).equals(Set.copyOf(actual))) {
      Turn turn =
          Turn.breaking(
              actual.isEmpty() ? Kind.REMOVED : Kind.CHANGED, "The primary key is another one");
      found.add(
          declared.get(0).pointer() + "/primaryKey",
          table,
          Optional.empty(),
          turn,
          texts(wanted),
          actual.isEmpty() ? Optional.empty() : texts(actual));
    }
  }

  private void find(LiveRelationship relationship) {
    Optional<Relation> relation = relationship.from().relation().filter(FindDrift::isConstrained);
    Optional<Relation> target =
        relationship.to().flatMap(LiveTable::relation).filter(FindDrift::isConstrained);
    if (relation.isEmpty() || target.isEmpty()) {
      return;
    }
    List<String> columns = names(relationship.fromProperties());
    List<String> counterparts = names(relationship.toProperties());
    RelationName place = relationship.to().orElseThrow().place();
    if (ProvenKeys.foreignKey(relation.get(), columns, place, counterparts).isEmpty()) {
      found.add(
          relationship.pointer(),
          relationship.from(),
          columns.size() == 1 ? Optional.of(columns.get(0)) : Optional.empty(),
          Turn.harmless(Kind.REMOVED, "No foreign key ensures it; a test tells whether rows do"),
          text(spelled(columns, place, counterparts)),
          Optional.empty());
    }
  }

  private void addNewForeignKeys(LiveTable table, Relation relation) {
    for (ForeignKey key : relation.foreignKeys()) {
      boolean toDescribed =
          contract.tables().stream().anyMatch(t -> t.place().equals(key.referencedTable()));
      if (key.validated() && toDescribed && relationshipsOf(table).noneMatch(r -> isOf(r, key))) {
        found.add(
            table.pointer() + "/relationships",
            table,
            key.columns().size() == 1 ? Optional.of(key.columns().get(0)) : Optional.empty(),
            Turn.harmless(Kind.ADDED, "The contract does not tell of this foreign key"),
            Optional.empty(),
            text(spelled(key.columns(), key.referencedTable(), key.referencedColumns())));
      }
    }
  }

  private Stream<LiveRelationship> relationshipsOf(LiveTable table) {
    return contract.relationships().stream()
        .filter(relationship -> relationship.from().pointer().equals(table.pointer()));
  }

  private static boolean isOf(LiveRelationship relationship, ForeignKey key) {
    return relationship.to().filter(to -> to.place().equals(key.referencedTable())).isPresent()
        && Set.copyOf(names(relationship.fromProperties())).equals(Set.copyOf(key.columns()));
  }

  private static boolean isConstrained(Relation relation) {
    return switch (relation.summary().kind()) {
      case TABLE, PARTITIONED_TABLE, PARTITION -> true;
      case VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> false;
    };
  }

  private static int keyPosition(LiveProperty property) {
    return property.declared().path("primaryKeyPosition").asInt(Integer.MAX_VALUE);
  }

  private static List<String> names(List<LiveProperty> properties) {
    return properties.stream().map(FindDrift::columnName).toList();
  }

  private static String columnName(LiveProperty property) {
    return property.column().map(Column::name).orElse(property.physicalName());
  }

  private static String spelled(List<String> columns, RelationName table, List<String> others) {
    return "(%s) -> %s.%s (%s)"
        .formatted(
            String.join(", ", columns), table.schema(), table.name(), String.join(", ", others));
  }
}
