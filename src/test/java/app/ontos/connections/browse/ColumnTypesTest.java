package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypesTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          integer                  | int4        | integer                     | false | -  | -  | -
          bigint                   | int8        | bigint                      | false | -  | -  | -
          text                     | text        | text                        | false | -  | -  | -
          varchar                  | varchar     | character varying           | false | -  | -  | -
          varchar(40)              | varchar     | character varying(40)       | false | 40 | -  | -
          char(3)                  | bpchar      | character(3)                | false | 3  | -  | -
          bpchar                   | bpchar      | bpchar                      | false | -  | -  | -
          "char"                   | char        | "char"                      | false | -  | -  | -
          bit(8)                   | bit         | bit(8)                      | false | 8  | -  | -
          bit varying(8)           | varbit      | bit varying(8)              | false | 8  | -  | -
          bit varying              | varbit      | bit varying                 | false | -  | -  | -
          numeric                  | numeric     | numeric                     | false | -  | -  | -
          numeric(10,2)            | numeric     | numeric(10,2)               | false | -  | 10 | 2
          numeric(1000,1000)       | numeric     | numeric(1000,1000)          | false | -  | 1000 | 1000
          timestamp                | timestamp   | timestamp without time zone | false | -  | -  | -
          timestamp(0)             | timestamp   | timestamp(0) without time zone | false | - | 0 | -
          timestamptz(3)           | timestamptz | timestamp(3) with time zone | false | -  | 3  | -
          time(6)                  | time        | time(6) without time zone   | false | -  | 6  | -
          timetz(2)                | timetz      | time(2) with time zone      | false | -  | 2  | -
          interval                 | interval    | interval                    | false | -  | -  | -
          interval(3)              | interval    | interval(3)                 | false | -  | 3  | -
          interval day to second(2) | interval   | interval day to second(2)   | false | -  | 2  | -
          interval year to month   | interval    | interval year to month      | false | -  | -  | -
          numeric(6,3)[]           | numeric     | numeric(6,3)[]              | true  | -  | 6  | 3
          varchar(7)[][]           | varchar     | character varying(7)[]      | true  | 7  | -  | -
          jsonb                    | jsonb       | jsonb                       | false | -  | -  | -
          uuid[]                   | uuid        | uuid[]                      | true  | -  | -  | -
          point                    | point       | point                       | false | -  | -  | -
          int4range                | int4range   | int4range                   | false | -  | -  | -
          int2vector               | int2vector  | int2vector                  | false | -  | -  | -
          """)
  void comeDownToABaseTypeWithTheSizeThatWasDeclared(
      String written,
      String base,
      String declared,
      boolean array,
      Integer length,
      Integer precision,
      Integer scale)
      throws SQLException {
    // Given
    database.run("create schema s; create table s.t (c %s)".formatted(written));

    // When
    ColumnType type = database.column("c").type();

    // Then
    assertThat(type)
        .isEqualTo(
            new ColumnType(
                declared,
                new TypeName("pg_catalog", base),
                array,
                Optional.empty(),
                Optional.ofNullable(length),
                Optional.ofNullable(precision),
                Optional.ofNullable(scale),
                List.of()));
  }

  @Test
  void areRoundedBeforeThePointByANegativeScale() throws SQLException {
    assumeTrue(database.isAtLeast(15));

    // Given
    database.run("create schema s; create table s.t (c numeric(3, -6))");

    // When
    ColumnType type = database.column("c").type();

    // Then
    assertThat(type.declared()).isEqualTo("numeric(3,-6)");
    assertThat(type.precision()).contains(3);
    assertThat(type.scale()).contains(-6);
  }

  @ParameterizedTest
  @CsvSource({
    "s.mood, false, -",
    "s.mood[], true, -",
    "s.cheer, false, cheer",
    "s.cheer[], true, cheer",
    "s.moods, true, moods",
    "s.\"Odd.Name\", false, Odd.Name",
  })
  void listTheValuesOfAnEnumInTheirOrder(String written, boolean array, String domain)
      throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create type s.mood as enum ('sad', 'it''s "fine"', 'happy');
        alter type s.mood add value 'afraid' before 'happy';
        create domain s.cheer as s.mood check (value <> 'sad');
        create domain s.moods as s.mood[];
        create domain s."Odd.Name" as s.cheer;
        create table s.t (c %s);
        """
            .formatted(written));

    // When
    ColumnType type = database.column("c").type();

    // Then
    assertThat(type)
        .isEqualTo(
            new ColumnType(
                written,
                new TypeName("s", "mood"),
                array,
                Optional.of(domain)
                    .filter(name -> !name.equals("-"))
                    .map(name -> new TypeName("s", name)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("sad", "it's \"fine\"", "afraid", "happy")));
  }

  @Test
  void nameTheOutermostDomainAndTheSizeThatTheInnermostDeclares() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create schema types;
        create domain types.inner as varchar(12);
        create domain types.outer as types.inner;
        create table s.t (c types.outer);
        """);

    // When
    ColumnType type = database.column("c").type();

    // Then
    assertThat(type)
        .isEqualTo(
            new ColumnType(
                "types.\"outer\"",
                new TypeName("pg_catalog", "varchar"),
                false,
                Optional.of(new TypeName("types", "outer")),
                Optional.of(12),
                Optional.empty(),
                Optional.empty(),
                List.of()));
  }

  @Test
  void haveTheSizeThatADomainOverAnArrayDeclares() throws SQLException {
    // Given
    database.run(
        "create schema s; create domain s.prices as numeric(9, 4)[]; create table s.t (c s.prices)");

    // When
    ColumnType type = database.column("c").type();

    // Then
    assertThat(type.array()).isTrue();
    assertThat(type.base()).isEqualTo(new TypeName("pg_catalog", "numeric"));
    assertThat(type.precision()).contains(9);
    assertThat(type.scale()).contains(4);
  }

  @Test
  void ofAnExtensionOrACompositeAreNamedWithTheirSchema() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create schema types;
        create extension hstore schema types;
        create type types.pair as (one int, two int);
        create table s.t (pairs types.pair[], c types.hstore);
        """);

    // When
    ColumnType type = database.column("c").type();

    // Then
    assertThat(type.declared()).isEqualTo("types.hstore");
    assertThat(type.base()).isEqualTo(new TypeName("types", "hstore"));
    assertThat(database.column("pairs").type().base()).isEqualTo(new TypeName("types", "pair"));
  }

  @Test
  void areNotMixedUpWithTypesOfTheSameNameInAnotherSchema() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create schema other;
        create type other.mood as enum ('wrong');
        create type s.mood as enum ('right');
        create domain other.varchar as int;
        create table s.t (c s.mood, d other.varchar);
        """);

    // When
    ColumnType type = database.column("c").type();

    // Then
    assertThat(type.enumValues()).containsExactly("right");
    assertThat(database.column("d").type().base()).isEqualTo(new TypeName("pg_catalog", "int4"));
  }
}
