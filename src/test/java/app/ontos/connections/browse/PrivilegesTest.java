package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrivilegesTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  private static final String TABLES =
      """
      create role visitor;
      create schema s;
      create table s.all_of_it (a int, b int);
      create table s.some_of_it (a int, b int, c int);
      create table s.write_only (a int);
      create table s.none_of_it (a int, b int default 7);
      grant usage on schema s to visitor;
      grant select on s.all_of_it to visitor;
      grant select (b) on s.some_of_it to visitor;
      grant insert, update, delete on s.write_only to visitor;
      """;

  private final DatabaseCatalog catalog = new DatabaseCatalog();

  @Test
  void tellWhatTheRoleMayRead() throws SQLException {
    // Given
    database.run(TABLES + "set local role visitor");

    // When
    Listing<RelationSummary> relations =
        catalog.relations(database.connection(), "s").orElseThrow();

    // Then
    assertThat(relations.items())
        .extracting(RelationSummary::name, RelationSummary::readable)
        .containsExactly(
            tuple("all_of_it", true),
            tuple("none_of_it", false),
            tuple("some_of_it", true),
            tuple("write_only", false));
  }

  @Test
  void tellWhichColumnsTheRoleMayRead() throws SQLException {
    // Given
    database.run(TABLES + "set local role visitor");

    // When
    Relation table = database.relation("s", "some_of_it");

    // Then
    assertThat(table.columns())
        .extracting(Column::name, Column::readable)
        .containsExactly(tuple("a", false), tuple("b", true), tuple("c", false));
  }

  @Test
  void areNotNeededToSeeTheShapeOfATable() throws SQLException {
    // Given
    database.run(TABLES);
    Relation asOwner = database.relation("s", "none_of_it");
    database.run("set local role visitor");

    // When
    Relation asVisitor = database.relation("s", "none_of_it");

    // Then
    assertThat(asVisitor.columns())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("readable")
        .isEqualTo(asOwner.columns());
    assertThat(asVisitor.columns()).noneMatch(Column::readable);
  }

  @Test
  void comeFromRolesThatTheRoleIsAMemberOf() throws SQLException {
    // Given
    database.run(
        TABLES
            + """
            create role readers;
            grant readers to visitor;
            grant select on s.none_of_it to readers;
            set local role visitor;
            """);

    // When
    RelationSummary table = database.listed("s", "none_of_it");

    // Then
    assertThat(table.readable()).isTrue();
  }

  @Test
  void onATableAreWorthNothingWithoutTheSchema() throws SQLException {
    // Given
    database.run(TABLES + "revoke usage on schema s from visitor; set local role visitor");

    // When
    Optional<Listing<RelationSummary>> relations = catalog.relations(database.connection(), "s");

    // Then
    assertThat(relations).isEmpty();
    assertThat(catalog.relation(database.connection(), "s", "all_of_it")).isEmpty();
  }
}
