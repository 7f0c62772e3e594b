package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EstimatesTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  @Test
  void areAbsentForATableThatWasNeverAnalysed() throws SQLException {
    // Given
    database.run("create schema s; create table s.t as select generate_series(1, 100) as id");

    // When
    RelationSummary table = database.listed("s", "t");

    // Then
    assertThat(table.estimatedRows()).isEmpty();
    assertThat(table.estimatedBytes()).isEmpty();
  }

  @Test
  void sayThatATableIsEmpty() throws SQLException {
    // Given
    database.run("create schema s; create table s.t (id int); analyze s.t");

    // When
    RelationSummary table = database.listed("s", "t");

    // Then
    assertThat(table.estimatedRows()).contains(0L);
    assertThat(table.estimatedBytes()).contains(0L);
  }

  @Test
  void areAsOfTheLastAnalyze() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.t as select generate_series(1, 1000) as id;
        analyze s.t;
        """);

    long real = number(database.connection(), "select pg_relation_size('s.t')");

    // When
    RelationSummary table = database.listed("s", "t");

    // Then
    assertThat(table.estimatedRows()).contains(1000L);
    assertThat(table.estimatedBytes()).contains(real);
  }

  @Test
  void countIndexesAndToastAmongTheBytes() throws SQLException {
    // Given
    try (Connection outside = database.connect()) {
      BrowsedDatabase.run(
          outside, "create schema toasted; create table toasted.t (id int primary key, body text)");
      BrowsedDatabase.run(outside, "alter table toasted.t alter body set storage external");
      BrowsedDatabase.run(
          outside,
          "insert into toasted.t select i, repeat('x', 9000) from generate_series(1, 500) i");
      BrowsedDatabase.run(outside, "vacuum analyze toasted.t");
      long real = number(outside, "select pg_total_relation_size('toasted.t')");

      // When
      RelationSummary table = database.listed("toasted", "t");

      // Then
      assertThat(table.estimatedBytes().orElseThrow())
          .isCloseTo(real, Percentage.withPercentage(5));
    }
  }

  @Test
  void addUpForAPartitionedTableOverAllLevels() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.t (id int, region int) partition by range (id);
        create table s.low partition of s.t for values from (0) to (100);
        create table s.high partition of s.t for values from (100) to (1000)
          partition by list (region);
        create table s.high_one partition of s.high for values in (1);
        create table s.high_two partition of s.high for values in (2);
        insert into s.t select i, 1 + i % 2 from generate_series(1, 499) i;
        analyze s.low, s.high_one, s.high_two;
        """);

    // When
    RelationSummary whole = database.listed("s", "t");

    // Then
    assertThat(whole.estimatedRows()).contains(499L);
    assertThat(whole.estimatedBytes()).contains(sumOfBytes("low", "high_one", "high_two"));
    assertThat(database.listed("s", "high").estimatedRows().orElseThrow())
        .isCloseTo(400L, within(1L));
  }

  @Test
  void areAbsentForAView() throws SQLException {
    // Given
    database.run("create schema s; create view s.t as select 1 as id");

    // When
    RelationSummary view = database.listed("s", "t");

    // Then
    assertThat(view.estimatedRows()).isEmpty();
    assertThat(view.estimatedBytes()).isEmpty();
  }

  @Test
  void tellRowsButNoBytesOfAForeignTable() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create extension file_fdw;
        create server files foreign data wrapper file_fdw;
        create foreign table s.t (line text) server files
          options (filename 'PG_VERSION');
        analyze s.t;
        """);

    // When
    RelationSummary table = database.listed("s", "t");

    // Then
    assertThat(table.estimatedRows()).contains(1L);
    assertThat(table.estimatedBytes()).isEmpty();
  }

  private static long sumOfBytes(String... tables) throws SQLException {
    long sum = 0;
    for (String table : tables) {
      sum += database.listed("s", table).estimatedBytes().orElseThrow();
    }
    return sum;
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
