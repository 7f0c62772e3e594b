package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OddNamesTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  private final DatabaseCatalog catalog = new DatabaseCatalog();

  static Stream<String> oddNames() {
    return Stream.of(
        "select",
        "Order Items",
        "a.b.c",
        "qu\"ote",
        "it's",
        "back\\slash",
        "per%cent_",
        "{a,b}",
        "null",
        "naïve 表 🙂",
        "new\nline",
        " ",
        "?",
        "x".repeat(63),
        "表".repeat(21));
  }

  @ParameterizedTest
  @MethodSource("oddNames")
  void areGivenAsTheyAre(String name) throws SQLException {
    // Given
    String quoted = '"' + name.replace("\"", "\"\"") + '"';
    database.run(
        """
        create schema %1$s;
        create type %1$s.%1$s as enum ('one');
        create table %1$s."t" (%1$s %1$s.%1$s primary key, next %1$s.%1$s,
          constraint %1$s foreign key (next) references %1$s."t");
        create table %1$s.%2$s (id int);
        """
            .formatted(quoted, quoted.replaceFirst("..$", "2\"")));

    // When
    Relation table = catalog.relation(database.connection(), name, "t").orElseThrow();

    // Then
    Column column = table.columns().get(0);
    assertThat(table.summary().schema()).isEqualTo(name);
    assertThat(column.name()).isEqualTo(name);
    assertThat(column.type().base()).isEqualTo(new TypeName(name, name));
    assertThat(table.primaryKey().orElseThrow().columns()).containsExactly(name);
    assertThat(table.foreignKeys())
        .extracting(ForeignKey::name, ForeignKey::referencedTable, ForeignKey::referencedColumns)
        .containsExactly(tuple(name, new RelationName(name, "t"), List.of(name)));
  }

  @ParameterizedTest
  @MethodSource("oddNames")
  void findTheTable(String name) throws SQLException {
    // Given
    String quoted = '"' + name.replace("\"", "\"\"") + '"';
    database.run("create schema s; create table s.%s (id int)".formatted(quoted));

    // When
    Optional<Relation> table = catalog.relation(database.connection(), "s", name);

    // Then
    assertThat(table).map(found -> found.summary().name()).contains(name);
    assertThat(database.listed("s", name)).isEqualTo(table.orElseThrow().summary());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "T", "\"t\"", "s.t", "t ", "t%", "_", "t' or '1'='1", "t\0", "t\uD83D", "{t}"})
  void thatAreOnlyLikeATablesFindNone(String name) throws SQLException {
    // Given
    database.run("create schema s; create table s.t (id int)");

    // When
    Optional<Relation> table = catalog.relation(database.connection(), "s", name);

    // Then
    assertThat(table).isEmpty();
  }

  @Test
  void withHalfASurrogatePairAreNotTakenForOnesWithAQuestionMark() throws SQLException {
    // Given
    database.run("create schema s; create table s.\"t?\" (id int)");

    // When
    Optional<Relation> table = catalog.relation(database.connection(), "s", "t\uD83D");

    // Then
    assertThat(table).isEmpty();
  }

  @Test
  void thatAreTooLongForATableFindNone() throws SQLException {
    // Given
    String name = "x".repeat(63);
    database.run("create schema s; create table s.%s (id int)".formatted(name));

    // When
    Optional<Relation> table = catalog.relation(database.connection(), "s", name + "x");

    // Then
    assertThat(table).isEmpty();
  }

  @Test
  void ofIndexesSequencesAndTypesFindNone() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.t (id serial primary key);
        create type s.pair as (one int);
        """);

    // When
    List<Relation> found =
        catalog.describe(
            database.connection(), "s", List.of("t_pkey", "t_id_seq", "pair", "nothing"));

    // Then
    assertThat(found).isEmpty();
  }
}
