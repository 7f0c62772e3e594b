package app.ontos.testruns.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what service levels and quality rules name: {@code object.property}, or a property. */
final class References {
  private final List<TestedTable> tables;

  References(List<TestedTable> tables) {
    this.tables = List.copyOf(tables);
  }

  /** A property of the contract. */
  record Found(TestedTable table, TestedColumn column) {
    boolean isReadable() {
      return table.isReadable() && column.isReadable();
    }
  }

  /** What a text names; the object is not needed where there is only one. */
  Optional<Found> find(String reference) {
    int dot = reference.lastIndexOf('.');
    if (dot > 0) {
      String property = reference.substring(dot + 1);
      return table(reference.substring(0, dot)).flatMap(table -> find(table, property));
    }
    return tables.size() == 1 ? find(tables.get(0), reference) : Optional.empty();
  }

  private static Optional<Found> find(TestedTable table, String property) {
    return column(table, property).map(column -> new Found(table, column));
  }

  private Optional<TestedTable> table(String name) {
    return named(tables, name, TestedTable::object);
  }

  static Optional<TestedColumn> column(TestedTable table, String name) {
    return named(table.columns(), name, TestedColumn::property);
  }

  /** By name, by id or by physical name, in this order. */
  private static <T> Optional<T> named(List<T> all, String name, Function<T, Element> element) {
    return Stream.of("name", "id", "physicalName")
        .flatMap(
            member ->
                all.stream()
                    .filter(
                        one -> element.apply(one).text(member).filter(name::equals).isPresent()))
        .findFirst();
  }
}
