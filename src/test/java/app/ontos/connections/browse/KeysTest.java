package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  @Test
  void haveTheirColumnsInTheKeysOrder() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.t (a int, gone int, b int, c int,
          constraint first_key primary key (c, a), constraint other_key unique (b, a));
        alter table s.t drop column gone;
        """);

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.primaryKey())
        .contains(new PrimaryKey("first_key", List.of("c", "a"), false, false));
    assertThat(table.uniqueConstraints())
        .containsExactly(new UniqueConstraint("other_key", List.of("b", "a"), false, false));
  }

  @Test
  void areAbsentWhereThereAreNone() throws SQLException {
    // Given
    database.run("create schema s; create table s.t (id int)");

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.primaryKey()).isEmpty();
    assertThat(table.uniqueConstraints()).isEmpty();
    assertThat(table.foreignKeys()).isEmpty();
    assertThat(table.checkConstraints()).isEmpty();
    assertThat(table.indexes()).isEmpty();
  }

  @Test
  void areNotMixedUpBetweenTablesOfTheSameNameInTwoSchemas() throws SQLException {
    // Given
    database.run(
        """
        create schema one;
        create schema two;
        create table one.parent (id int primary key);
        create table one.t (id int, code text, constraint k primary key (id), parent int,
          constraint f foreign key (parent) references one.parent, constraint c check (id > 1));
        create table two.parent (code text primary key);
        create table two.t (id int, code text, constraint k primary key (code), parent text,
          constraint f foreign key (parent) references two.parent, constraint c check (id > 2));
        """);

    // When
    Relation table = database.relation("two", "t");

    // Then
    assertThat(table.primaryKey().orElseThrow().columns()).containsExactly("code");
    assertThat(table.foreignKeys())
        .extracting(ForeignKey::referencedTable, ForeignKey::referencedColumns)
        .containsExactly(tuple(new RelationName("two", "parent"), List.of("code")));
    assertThat(table.checkConstraints())
        .extracting(CheckConstraint::expression)
        .containsExactly("(id > 2)");
    assertThat(database.relation("one", "t").primaryKey().orElseThrow().columns())
        .containsExactly("id");
  }

  @Test
  void pointAcrossSchemasColumnByColumn() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create schema reference;
        create table reference.place (country text, city text, unique (city, country));
        create table s.t (town text, land text,
          constraint lies_in foreign key (land, town) references reference.place (country, city)
            on delete cascade on update restrict);
        """);

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.foreignKeys())
        .containsExactly(
            new ForeignKey(
                "lies_in",
                List.of("land", "town"),
                new RelationName("reference", "place"),
                List.of("country", "city"),
                ForeignKeyAction.CASCADE,
                ForeignKeyAction.RESTRICT,
                false,
                false,
                true));
  }

  @Test
  void pointAtTheirOwnTable() throws SQLException {
    // Given
    database.run("create schema s; create table s.t (id int primary key, boss int references s.t)");

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.foreignKeys())
        .extracting(ForeignKey::columns, ForeignKey::referencedTable, ForeignKey::referencedColumns)
        .containsExactly(tuple(List.of("boss"), new RelationName("s", "t"), List.of("id")));
  }

  @Test
  void pointAtATableInASchemaThatTheRoleMayNotUse() throws SQLException {
    // Given
    database.run(
        """
        create role visitor;
        create schema s;
        create schema secret;
        create table secret.parent (id int primary key);
        create table s.t (parent int references secret.parent);
        grant usage on schema s to visitor;
        set local role visitor;
        """);

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.foreignKeys())
        .extracting(ForeignKey::referencedTable)
        .containsExactly(new RelationName("secret", "parent"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', NO_ACTION",
    "on delete no action, NO_ACTION",
    "on delete restrict, RESTRICT",
    "on delete cascade, CASCADE",
    "on delete set null, SET_NULL",
    "on delete set default, SET_DEFAULT",
  })
  void sayWhatADeletionDoes(String clause, ForeignKeyAction action) throws SQLException {
    // Given
    database.run(
        "create schema s; create table s.t (id int primary key, t int references s.t %s)"
            .formatted(clause));

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.foreignKeys())
        .extracting(ForeignKey::onDelete, ForeignKey::onUpdate)
        .containsExactly(tuple(action, ForeignKeyAction.NO_ACTION));
  }

  @ParameterizedTest
  @CsvSource({
    "not deferrable, false, false",
    "deferrable, true, false",
    "deferrable initially deferred, true, true",
  })
  void sayWhetherTheyCanBeCheckedLater(String clause, boolean deferrable, boolean deferred)
      throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.parent (id int primary key);
        create table s.t (
          a int, b int, c int,
          primary key (a) %1$s, unique (b) %1$s, foreign key (c) references s.parent %1$s);
        """
            .formatted(clause));

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.primaryKey().orElseThrow())
        .isEqualTo(new PrimaryKey("t_pkey", List.of("a"), deferrable, deferred));
    assertThat(table.uniqueConstraints())
        .containsExactly(new UniqueConstraint("t_b_key", List.of("b"), deferrable, deferred));
    assertThat(table.foreignKeys())
        .extracting(ForeignKey::deferrable, ForeignKey::initiallyDeferred)
        .containsExactly(tuple(deferrable, deferred));
  }

  @Test
  void thatPointAtAPartitionedTableAreTheOnesThatWereDeclared() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.whole (id int primary key, next int references s.whole)
          partition by range (id);
        create table s.low partition of s.whole for values from (0) to (10);
        create table s.high partition of s.whole for values from (10) to (20);
        create table s.t (whole int references s.whole);
        create table s.later partition of s.whole for values from (20) to (30);
        """);

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.foreignKeys())
        .extracting(ForeignKey::referencedTable)
        .containsExactly(new RelationName("s", "whole"));
    for (String relation : List.of("whole", "low", "high", "later")) {
      assertThat(database.relation("s", relation).foreignKeys())
          .extracting(ForeignKey::referencedTable)
          .as(relation)
          .containsExactly(new RelationName("s", "whole"));
    }
  }

  @Test
  void areConditionsWithTheColumnsThatTheyRead() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.t (low int not null, gone int, high int, note text,
          constraint in_order check (high >= low), constraint always check (1 < 2));
        alter table s.t drop column gone;
        """);

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.checkConstraints())
        .containsExactly(
            new CheckConstraint("always", "(1 < 2)", List.of(), true),
            new CheckConstraint("in_order", "(high >= low)", List.of("low", "high"), true));
  }

  @Test
  void sayThatOlderRowsMayBreakThem() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.parent (id int primary key);
        create table s.t (id int);
        insert into s.t values (-1);
        alter table s.t add constraint positive check (id > 0) not valid;
        alter table s.t add foreign key (id) references s.parent not valid;
        """);

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.checkConstraints())
        .extracting(CheckConstraint::validated)
        .containsExactly(false);
    assertThat(table.foreignKeys()).extracting(ForeignKey::validated).containsExactly(false);
  }

  @Test
  void sayThatAnyRowMayBreakThemWhereTheyAreNotEnforced() throws SQLException {
    assumeTrue(database.isAtLeast(18));

    // Given
    database.run(
        """
        create schema s;
        create table s.parent (id int primary key);
        create table s.t (
          id int, constraint positive check (id > 0) not enforced,
          foreign key (id) references s.parent not enforced);
        """);

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.checkConstraints())
        .extracting(CheckConstraint::validated)
        .containsExactly(false);
    assertThat(table.foreignKeys()).extracting(ForeignKey::validated).containsExactly(false);
  }
}
