package app.ontos.contracts.live;

import app.ontos.connections.browse.ForeignKey;
import app.ontos.connections.browse.Index;
import app.ontos.connections.browse.Relation;
import app.ontos.connections.browse.RelationName;
import app.ontos.shared.db.Identifiers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the database itself ensures of a table's rows. */
final class ProvenKeys {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  private ProvenKeys() {}

  /** Whether these columns together differ in all rows, or hold a null. */
  static boolean areUnique(Relation relation, List<String> columns) {
    Set<String> wanted = Set.copyOf(columns);
    return relation.primaryKey().filter(key -> wanted.equals(Set.copyOf(key.columns()))).isPresent()
        || relation.uniqueConstraints().stream()
            .anyMatch(key -> wanted.equals(Set.copyOf(key.columns())))
        || relation.indexes().stream().anyMatch(index -> isUniqueOver(index, columns));
  }

  /** The foreign key that ensures that each value has its counterpart, if there is one. */
  static Optional<ForeignKey> foreignKey(
      Relation relation, List<String> columns, RelationName table, List<String> counterparts) {
    return relation.foreignKeys().stream()
        .filter(key -> key.validated() && key.referencedTable().equals(table))
        .filter(
            key ->
                pairs(key.columns(), key.referencedColumns()).equals(pairs(columns, counterparts)))
        .findFirst();
  }

  private static boolean isUniqueOver(Index index, List<String> columns) {
    if (!index.unique() || !index.valid() || index.predicate().isPresent()) {
      return false;
    }
    Set<String> wanted = new HashSet<>();
    columns.forEach(column -> wanted.add(spelled(column)));
    return wanted.equals(Set.copyOf(index.keys()))
        || index.keys().equals(columns.stream().map(Identifiers::quote).toList());
  }

  /** As PostgreSQL writes it; reserved words have quotes too. */
  private static String spelled(String column) {
    return PLAIN.matcher(column).matches() ? column : Identifiers.quote(column);
  }

  private static Set<List<String>> pairs(List<String> columns, List<String> counterparts) {
    Set<List<String>> pairs = new HashSet<>();
    IntStream.range(0, Math.min(columns.size(), counterparts.size()))
        .forEach(i -> pairs.add(List.of(columns.get(i), counterparts.get(i))));
    return pairs;
  }
}
