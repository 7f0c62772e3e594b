package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          range (at)            | RANGE | at      | RANGE (at)
          list (region)         | LIST  | region  | LIST (region)
          hash (region, at)     | HASH  | region,at | HASH (region, at)
          range (lower(region), at) | RANGE | at  | RANGE (lower(region), at)
          list ("Odd, Name")    | LIST  | Odd, Name | LIST ("Odd, Name")
          """)
  void haveAKeyOfOneOfThreeStrategies(
      String clause, PartitionStrategy strategy, String columns, String definition)
      throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.t (at date, region text, "Odd, Name" text) partition by %s;
        """
            .formatted(clause));

    // When
    PartitionKey key = database.relation("s", "t").partitionKey().orElseThrow();

    // Then
    assertThat(key.strategy()).isEqualTo(strategy);
    assertThat(key.columns()).isEqualTo(List.of(columns.split(",(?! )")));
    assertThat(key.definition()).isEqualTo(definition);
  }

  @Test
  void canBePartitionedThemselves() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.t (at date, region text) partition by range (at);
        create table s.year partition of s.t for values from ('2026-01-01') to ('2027-01-01')
          partition by list (region);
        create table s.year_north partition of s.year for values in ('north', 'it''s "far" north');
        create table s.year_rest partition of s.year default;
        """);

    // When
    Relation year = database.relation("s", "year");

    // Then
    assertThat(year.partitionBound()).contains("FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");
    assertThat(year.partitionKey().orElseThrow().definition()).isEqualTo("LIST (region)");
    assertThat(database.relation("s", "year_north").partitionBound())
        .contains("FOR VALUES IN ('north', 'it''s \"far\" north')");
    assertThat(database.relation("s", "year_north").partitionKey()).isEmpty();
    assertThat(database.relation("s", "year_rest").partitionBound()).contains("DEFAULT");
    assertThat(database.relation("s", "t").partitionBound()).isEmpty();
  }

  @Test
  void areNoBusinessOfAnOrdinaryTable() throws SQLException {
    // Given
    database.run("create schema s; create table s.t (id int)");

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table.partitionKey()).isEmpty();
    assertThat(table.partitionBound()).isEmpty();
  }

  @Test
  void haveTheKeysOfTheWhole() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.t (id int, at date, primary key (id, at)) partition by range (at);
        create table s.part partition of s.t for values from (minvalue) to (maxvalue);
        """);

    // When
    Relation part = database.relation("s", "part");

    // Then
    assertThat(part.primaryKey().orElseThrow().columns()).containsExactly("id", "at");
  }
}
