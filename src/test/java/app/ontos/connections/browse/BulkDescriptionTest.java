package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkDescriptionTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  private static final int TABLES = 300;

  private static final String MANY_TABLES =
      """
      create schema s;
      create table s.parent (id int primary key);
      do $$
      begin
        for i in 1..%d loop
          execute format(
            'create table s.t%%1$s (id int primary key, parent int references s.parent,
               name varchar(%%1$s) unique, check (id > %%1$s))', i);
        end loop;
      end $$;
      """
          .formatted(TABLES);

  private final DatabaseCatalog catalog = new DatabaseCatalog();

  @Test
  void givesEachRelationItsOwnParts() throws SQLException {
    // Given
    database.run(MANY_TABLES);

    // When
    List<Relation> relations = catalog.describe(database.connection(), "s", names());

    // Then
    assertThat(relations).hasSize(TABLES);
    assertThat(relations)
        .allSatisfy(
            table -> {
              int number = Integer.parseInt(table.summary().name().substring(1));
              assertThat(table.columns()).hasSize(3);
              assertThat(table.columns().get(2).type().length()).contains(number);
              assertThat(table.primaryKey()).isPresent();
              assertThat(table.uniqueConstraints()).hasSize(1);
              assertThat(table.foreignKeys()).hasSize(1);
              assertThat(table.indexes()).hasSize(2);
              assertThat(table.checkConstraints())
                  .extracting(CheckConstraint::expression)
                  .containsExactly("(id > %d)".formatted(number));
            });
  }

  @Test
  void takesAsManyStatementsForHundredsOfRelationsAsForOne() throws SQLException {
    // Given
    database.run(MANY_TABLES);
    CountedStatements forOne = new CountedStatements(database.connection());
    CountedStatements forMany = new CountedStatements(database.connection());
    catalog.relation(forOne.connection(), "s", "t1");

    // When
    catalog.describe(forMany.connection(), "s", names());

    // Then
    assertThat(forMany.count()).isEqualTo(forOne.count()).isEqualTo(5);
  }

  @Test
  void takesOneStatementForAList() throws SQLException {
    // Given
    database.run(MANY_TABLES);
    CountedStatements statements = new CountedStatements(database.connection());

    // When
    int found = catalog.relations(statements.connection(), "s").orElseThrow().items().size();

    // Then
    assertThat(found).isEqualTo(TABLES + 1);
    assertThat(statements.count()).isEqualTo(1);
  }

  @Test
  void leavesOutWhatIsNotThereAndRepeatsNothing() throws SQLException {
    // Given
    database.run("create schema s; create table s.b (id int); create table s.a (id int)");

    // When
    List<Relation> relations =
        catalog.describe(database.connection(), "s", List.of("b", "missing", "a", "b"));

    // Then
    assertThat(relations)
        .extracting(relation -> relation.summary().name())
        .containsExactly("a", "b");
  }

  @Test
  void asksNothingWhereNothingIsWanted() throws SQLException {
    // Given
    CountedStatements statements = new CountedStatements(database.connection());

    // When
    List<Relation> relations = catalog.describe(statements.connection(), "s", List.of());

    // Then
    assertThat(relations).isEmpty();
    assertThat(statements.count()).isZero();
  }

  @Test
  void refusesMoreNamesThanItsLimit() {
    // Given
    List<String> names =
        IntStream.rangeClosed(0, DatabaseCatalog.MAX_DESCRIBED).mapToObj(i -> "t" + i).toList();

    // When
    Throwable refusal = catchThrowable(() -> catalog.describe(database.connection(), "s", names));

    // Then
    assertThat(refusal)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1001 relations are too many to describe at once; 1000 are the most");
  }

  @Test
  void countsANameOnceHoweverOftenItIsGiven() throws SQLException {
    // Given
    database.run("create schema s; create table s.t (id int)");
    List<String> names = Collections.nCopies(DatabaseCatalog.MAX_DESCRIBED + 1, "t");

    // When
    List<Relation> relations = catalog.describe(database.connection(), "s", names);

    // Then
    assertThat(relations).hasSize(1);
  }

  private static List<String> names() {
    return IntStream.rangeClosed(1, TABLES).mapToObj(i -> "t" + i).toList();
  }
}
