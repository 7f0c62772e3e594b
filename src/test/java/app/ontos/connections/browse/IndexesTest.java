package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IndexesTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  @Test
  void areByColumnsAndExpressionsOverSomeRowsOrAll() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.t ("Order" int, name text, tags text[], price numeric);
        create unique index a on s.t ("Order", lower(name)) include (price) where price > 0;
        create index b on s.t using gin (tags);
        """);

    // When
    List<Index> indexes = database.relation("s", "t").indexes();

    // Then
    assertThat(indexes)
        .containsExactly(
            new Index(
                "a",
                "btree",
                true,
                true,
                List.of("\"Order\"", "lower(name)"),
                Optional.of("(price > (0)::numeric)"),
                "CREATE UNIQUE INDEX a ON s.t USING btree (\"Order\", lower(name))"
                    + " INCLUDE (price) WHERE (price > (0)::numeric)"),
            new Index(
                "b",
                "gin",
                false,
                true,
                List.of("tags"),
                Optional.empty(),
                "CREATE INDEX b ON s.t USING gin (tags)"));
  }

  @Test
  void thatKeysBroughtAlongBearTheKeysName() throws SQLException {
    // Given
    database.run("create schema s; create table s.t (id int constraint k primary key)");

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.indexes())
        .extracting(Index::name)
        .containsExactly(table.primaryKey().orElseThrow().name());
  }

  @Test
  void thatWereBuiltInVainAreNotValid() throws SQLException {
    // Given
    try (Connection outside = database.connect()) {
      BrowsedDatabase.run(outside, "create schema vain; create table vain.t (id int)");
      BrowsedDatabase.run(outside, "insert into vain.t values (1), (1)");
      assertThatThrownBy(
              () ->
                  BrowsedDatabase.run(outside, "create unique index concurrently u on vain.t (id)"))
          .isInstanceOf(SQLException.class);
    }

    // When
    List<Index> indexes = database.relation("vain", "t").indexes();

    // Then
    assertThat(indexes).extracting(Index::valid).containsExactly(false);
  }
}
