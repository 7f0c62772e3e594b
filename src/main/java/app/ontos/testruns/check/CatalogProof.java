package app.ontos.testruns.check;

import app.ontos.connections.browse.ForeignKey;
import app.ontos.connections.browse.Index;
import app.ontos.connections.browse.PrimaryKey;
import app.ontos.connections.browse.Relation;
import app.ontos.shared.db.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What PostgreSQL keeps of itself, so that nobody need look at the rows: a valid unique index over
 * all rows, a validated foreign key, NOT NULL. Of a view or a foreign table nothing is proven, nor
 * by the keys of a table from which others inherit.
 */
final class CatalogProof {
  private CatalogProof() {}

  /** That these columns, where none of them is NULL, differ in all rows. */
  static Optional<String> ofUniqueness(TestedTable table, List<TestedColumn> columns) {
    if (!table.hasKeysOfItsOwn()) {
      return Optional.empty();
    }
    Set<String> names = Set.copyOf(names(columns));
    Relation live = table.live().orElseThrow();
    Optional<String> key =
        live.primaryKey()
            .filter(primary -> names.containsAll(primary.columns()))
            .map(PrimaryKey::name);
    return key.or(
            () ->
                live.indexes().stream()
                    .filter(Index::unique)
                    .filter(Index::valid)
                    .filter(index -> index.predicate().isEmpty())
                    .filter(index -> areAll(index.keys(), names))
                    .map(Index::name)
                    .findFirst())
        .map("The unique index %s proves it"::formatted);
  }

  /** Whether an index has no keys but these columns; an expression is spelled like none. */
  private static boolean areAll(List<String> keys, Set<String> columns) {
    return keys.stream()
        .allMatch(
            key ->
                columns.stream()
                    .anyMatch(name -> key.equals(name) || key.equals(Identifiers.quote(name))));
  }

  /** That none of these columns is NULL. */
  static Optional<String> ofPresence(TestedTable table, List<TestedColumn> columns) {
    return table.isKept() && columns.stream().allMatch(TestedColumn::isNeverNull)
        ? Optional.of("NOT NULL proves it")
        : Optional.empty();
  }

  /** That every row finds its counterpart, whose columns stand in the same order. */
  static Optional<String> ofRelationship(
      TestedTable table, List<TestedColumn> columns, TestedTable other, List<TestedColumn> others) {
    if (!table.hasKeysOfItsOwn()) {
      return Optional.empty();
    }
    Set<List<String>> pairs = pairs(names(columns), names(others));
    return table.live().orElseThrow().foreignKeys().stream()
        .filter(ForeignKey::validated)
        .filter(key -> key.referencedTable().equals(other.name()))
        .filter(key -> pairs(key.columns(), key.referencedColumns()).equals(pairs))
        .map(key -> "The foreign key %s proves it".formatted(key.name()))
        .findFirst();
  }

  private static List<String> names(List<TestedColumn> columns) {
    return columns.stream().map(TestedColumn::name).toList();
  }

  private static Set<List<String>> pairs(List<String> columns, List<String> others) {
    List<List<String>> pairs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      pairs.add(List.of(columns.get(i), others.get(i)));
    }
    return new HashSet<>(pairs);
  }
}
