package app.ontos.testruns.check;

import app.ontos.connections.browse.Column;
import app.ontos.connections.browse.ColumnType;
import app.ontos.shared.db.Identifiers;
import java.util.Optional;
import java.util.Set;

/**
 * A property of the contract and the column that it names.
 *
 * @param property what the contract says
 * @param name of the column
 * @param live what the database has, if it has it
 */
record TestedColumn(Element property, String name, Optional<Column> live) {
  private static final Set<String> NUMBERS =
      Set.of("int2", "int4", "int8", "numeric", "float4", "float8", "money");
  private static final Set<String> MOMENTS =
      Set.of("date", "time", "timetz", "timestamp", "timestamptz");
  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name", "citext");
  private static final Set<String> WITHOUT_ORDER =
      Set.of("xml", "point", "line", "lseg", "box", "path", "polygon", "circle");

  /** In SQL, under the alias of its table. */
  String in(String alias) {
    return alias + "." + Identifiers.quote(name);
  }

  /** In SQL, in the statements about its table. */
  String sql() {
    return in(TestedTable.ALIAS);
  }

  /** Its value as text, without the blanks that only fill up a {@code char(n)}. */
  String text() {
    return isOf(Set.of("text", "varchar")) && !isOfDomain() ? sql() : sql() + "::text";
  }

  /** The condition that it is NULL; a composite whose fields are all NULL is none. */
  String isNull() {
    boolean plain = type().map(type -> type.base().schema().equals("pg_catalog")).orElse(true);
    return plain ? sql() + " is null" : "num_nulls(%s) = 1".formatted(sql());
  }

  /** What tells its values apart, under an alias: PostgreSQL can't compare values of all types. */
  String comparable(String alias) {
    if (isOf(Set.of("json"))) {
      return in(alias) + "::jsonb";
    }
    return isOf(WITHOUT_ORDER) ? in(alias) + "::text" : in(alias);
  }

  boolean holdsNumbers() {
    return isOf(NUMBERS);
  }

  boolean holdsMoments() {
    return isOf(MOMENTS);
  }

  boolean holdsText() {
    return isOf(TEXTS);
  }

  boolean holdsJson() {
    return isOf(Set.of("json", "jsonb"));
  }

  boolean isArray() {
    return type().map(ColumnType::array).orElse(false);
  }

  /** The type without domains, {@code int4}; of an array that of its elements. */
  String base() {
    return type().map(type -> type.base().name()).orElse("");
  }

  Optional<ColumnType> type() {
    return live.map(Column::type);
  }

  /** Whether no row can hold NULL, as far as the catalog knows. */
  boolean isNeverNull() {
    return live.filter(column -> !column.nullable()).isPresent();
  }

  boolean isReadable() {
    return live.filter(Column::readable).isPresent();
  }

  private boolean isOfDomain() {
    return type().flatMap(ColumnType::domain).isPresent();
  }

  private boolean isOf(Set<String> bases) {
    return !isArray() && bases.contains(base());
  }
}
