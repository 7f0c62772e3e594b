package app.ontos.sql.parameters;

import static app.ontos.sql.parameters.Bodies.definitions;
import static app.ontos.sql.parameters.Bodies.faults;
import static app.ontos.sql.parameters.Bodies.object;
import static app.ontos.sql.parameters.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.sql.SqlDatabase;
import app.ontos.sql.guard.DriverText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server says of parameters and their types, and what it then reads. */
class PlaceholderPlanTest {
  private static SqlDatabase database =
      SqlDatabase.with(
          "CREATE TYPE mood AS ENUM ('sad', 'happy')",
          "CREATE SCHEMA extensions",
          // Stand-ins: pgvector and PostGIS are not at hand, their names and text forms are.
          "CREATE DOMAIN extensions.vector AS text CHECK (value ~ '^\\[.*\\]$')",
          "CREATE DOMAIN extensions.geometry AS text CHECK (value ~ 'POINT|Point')",
          """
          CREATE TABLE things (
            id bigint, n integer, s smallint, amount numeric(40, 3), ratio double precision, name text,
            code varchar(5), ok boolean, day date, at timestamp, since timestamptz, span interval,
            key uuid, doc jsonb, raw json, bytes bytea, feel mood, address inet, tags text[], ns integer[],
            moods mood[], v extensions.vector, g extensions.geometry)
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id      | bigint      | 9007199254740993              | 9007199254740993
          id      | bigint      | '-9223372036854775808'        | -9223372036854775808
          id      | integer     | 7                             | 7
          n       | integer     | -2147483648                   | -2147483648
          s       | integer     | 7                             | 7
          amount  | numeric     | 1234567890123456789012345.670 | 1234567890123456789012345.670
          amount  | numeric     | 'NaN'                         | NaN
          amount  | bigint      | 9007199254740993              | 9007199254740993.000
          ratio   | numeric     | 0.1                           | 0.1
          name    | text        | 'O\\u0027Hara \\\\ \\u0022x\\u0022 ?'          | O'Hara \\ "x" ?
          name    | text        | ''                            | ``
          code    | text        | 'ab'                          | ab
          ok      | boolean     | false                         | false
          day     | date        | '2024-02-29'                  | 2024-02-29
          at      | timestamp   | '2026-07-01T12:30:00.123456'  | 2026-07-01 12:30:00.123456
          at      | date        | '2026-07-01'                  | 2026-07-01 00:00:00
          since   | timestamptz | '2026-07-01T12:30:00.5+05:30' | 2026-07-01 07:00:00.5+00
          span    | interval    | 'P1Y2M3DT4H5M6.7S'            | 1 year 2 mons 3 days 04:05:06.7
          key     | uuid        | 'F47AC10B-58CC-4372-A567-0E02B2C3D479' | f47ac10b-58cc-4372-a567-0e02b2c3d479
          doc     | json        | {'b': 1.10, 'a': [null]}      | {"a": [null], "b": 1.10}
          doc     | json        | 'text'                        | "text"
          doc     | json        | 5                             | 5
          raw     | json        | {'b': 1.10, 'a': 12345678901234567890} | {"b":1.10,"a":12345678901234567890}
          bytes   | bytes       | 'AP+/'                        | \\x00ffbf
          bytes   | bytes       | ''                            | \\x
          feel    | text        | 'happy'                       | happy
          address | text        | '10.0.0.1'                    | 10.0.0.1/32
          tags    | text[]      | ['a,b', 'c\\u0022d', null, 'NULL', ''] | {"a,b","c\\"d",NULL,"NULL",""}
          tags    | text[]      | []                            | {}
          ns      | integer[]   | [[1, 2], [3, null]]           | {{1,2},{3,NULL}}
          moods   | text[]      | ['sad', null]                 | {sad,NULL}
          """)
  void whatIsBoundIsWhatIsStored(String column, String type, String json, String stored)
      throws SQLException {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': {'type': '%s'}}".formatted(type));
    DriverText text =
        text("INSERT INTO things (%1$s) VALUES (:x) RETURNING %1$s::text".formatted(column));
    ParameterValues values =
        ParameterValues.fromJson(definitions, object("{'x': " + json + "}"), "");

    // When
    String found = run(text, definitions, values);

    // Then
    assertThat(found).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    "id, bigint",
    "amount, numeric",
    "name, text",
    "ok, boolean",
    "since, timestamptz",
    "key, uuid",
    "doc, json",
    "bytes, bytes",
    "tags, text[]",
    "feel, text"
  })
  void nullIsNull(String column, String type) throws SQLException {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': {'type': '%s'}}".formatted(type));
    DriverText text =
        text(
            "INSERT INTO things (%1$s) VALUES (:x) RETURNING (%1$s IS NULL)::text"
                .formatted(column));

    // When
    String found = run(text, definitions, ParameterValues.fromJson(definitions, object("{}"), ""));

    // Then
    assertThat(found).isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT pg_typeof(:x)                                  | bigint      | 5      | bigint
          SELECT :x                                             | numeric     | 1.50   | 1.50
          SELECT pg_typeof(:x)                                  | timestamptz | '2026-01-01T00:00:00Z' | timestamp with time zone
          SELECT pg_typeof(:x)                                  | uuid[]      | []     | uuid[]
          SELECT pg_typeof(:x)                                  | json        | {}     | json
          SELECT :x + 1                                         | bigint      | 3000000000 | 3000000001
          SELECT :x + :x                                        | integer     | 2      | 4
          SELECT concat(:x, 'b')                                | text        | 'a'    | ab
          SELECT (:x IS NULL)::text                             | bigint      | 1      | false
          SELECT coalesce(:x, 0)                                | bigint      | 9007199254740993 | 9007199254740993
          SELECT jsonb_build_object('x', :x)                    | json        | {'a': [1]} | {"x": {"a": [1]}}
          SELECT count(*) FROM things WHERE n < :x AND false    | bigint      | 9007199254740993 | 0
          SELECT count(*) FROM things WHERE :x IS NULL OR id = :x AND false | bigint | 5 | 0
          SELECT :x::bigint                                     | text        | '5'    | 5
          SELECT :x::text                                       | integer     | 5      | 5
          SELECT array_length(:x, 1)                            | text[]      | ['a']  | 1
          SELECT (5 = ANY(:x))::text                            | integer[]   | [5]    | true
          SELECT to_char(:x, 'YYYY')                            | date        | '2026-01-01' | 2026
          SELECT sum(i) FROM generate_series(1, :x) i           | bigint      | 3      | 6
          SELECT '{"a": 1}'::jsonb ? :x                         | text        | 'a'    | t
          """)
  void takesTheTypeFromTheDefinitionWhereTheServerHasNone(
      String statement, String type, String json, String expected) throws SQLException {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': {'type': '%s'}}".formatted(type));
    ParameterValues values =
        ParameterValues.fromJson(definitions, object("{'x': " + json + "}"), "");

    // When
    String found = run(text(statement), definitions, values);

    // Then
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT 1 FROM things WHERE id = :x                | text      | bigint
          SELECT 1 FROM things WHERE name = :x              | bigint    | text
          SELECT 1 FROM things WHERE key = :x               | text      | uuid
          SELECT 1 FROM things WHERE ok = :x                | integer   | boolean
          SELECT 1 FROM things WHERE day = :x               | integer   | date
          SELECT 1 FROM things WHERE doc @> :x              | text      | jsonb
          SELECT 1 FROM things WHERE feel = :x              | integer   | mood
          SELECT 1 FROM things WHERE tags @> :x             | text      | text[]
          SELECT 1 FROM things WHERE id = ANY(:x)           | bigint    | bigint[]
          SELECT 1 FROM things WHERE ns @> :x               | text[]    | integer[]
          INSERT INTO things (id) VALUES (:x)               | text      | bigint
          INSERT INTO things (doc) VALUES (:x)              | bytes     | jsonb
          SELECT make_date(:x, 1, 1)                        | text      | integer
          SELECT 1 LIMIT :x                                 | text      | bigint
          SELECT 1 FROM things WHERE bytes = :x             | vector    | bytes
          """)
  void namesTheParameterWhoseTypeDoesNotFit(String statement, String type, String taken)
      throws SQLException {
    // Given
    List<ParameterDefinition> definitions =
        definitions("{'ok': {'type': 'boolean'}, 'x': {'type': '%s'}}".formatted(type));
    DriverText text = text(statement + (statement.startsWith("SELECT 1 FROM") ? " AND :ok" : ""));

    // When
    List<FieldError> faults = faults(() -> plan(text, definitions));

    // Then
    assertThat(faults)
        .containsExactly(
            new FieldError(
                "/parameters/x/type",
                "is declared as %s, but the statement takes %s there".formatted(type, taken)));
  }

  @Test
  void namesAllParametersAtFaultAndNoOther() throws SQLException {
    // Given
    List<ParameterDefinition> definitions =
        definitions("{'a': {'type': 'text'}, 'b': {'type': 'integer'}, 'c': {'type': 'date'}}");
    DriverText text =
        text("SELECT :b FROM things WHERE id = :a AND n = :b AND ok = :c AND id > :a");

    // When
    List<FieldError> faults = faults(() -> plan(text, definitions));

    // Then
    assertThat(faults)
        .extracting(FieldError::pointer)
        .containsExactly("/parameters/a/type", "/parameters/c/type");
  }

  @Test
  void handsTypesOfExtensionsToTheServerAsText() throws SQLException {
    // Given
    List<ParameterDefinition> definitions =
        definitions("{'v': {'type': 'vector'}, 'g': {'type': 'geometry'}}");
    DriverText text = text("INSERT INTO things (v, g) VALUES (:v, :g) RETURNING v || g");
    ParameterValues values =
        ParameterValues.fromJson(definitions, object("{'v': [1, 2.5], 'g': 'POINT(1 2)'}"), "");

    // When
    String found = run(text, definitions, values);

    // Then
    assertThat(found).isEqualTo("[1,2.5]POINT(1 2)");
  }

  @Test
  void asksForACastWhereATypeOfAnExtensionCannotBeInferred() throws SQLException {
    // Given
    List<ParameterDefinition> definitions = definitions("{'v': {'type': 'vector'}}");

    // When
    List<FieldError> faults = faults(() -> plan(text("SELECT :v IS NULL"), definitions));

    // Then
    assertThat(faults)
        .containsExactly(
            new FieldError(
                "/parameters/v/type", "can't be told from where it is used: write :v::vector"));
  }

  @Test
  void leavesOtherErrorsToTheServer() {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': {'type': 'bigint'}}");
    DriverText text = text("SELECT bogus FROM things WHERE id = :x");

    // When
    SQLException failure = catchThrowableOfType(SQLException.class, () -> plan(text, definitions));

    // Then
    assertThat(failure.getSQLState()).isEqualTo("42703");
  }

  @Test
  void leavesAnUnknownFunctionToTheServer() {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': {'type': 'bigint'}}");

    // When
    SQLException failure =
        catchThrowableOfType(SQLException.class, () -> plan(text("SELECT bogus(:x)"), definitions));

    // Then
    assertThat(failure.getSQLState()).isEqualTo("42883");
  }

  @Test
  void leavesATransactionAsItWas() throws SQLException {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': {'type': 'bigint'}}");
    DriverText text = text("SELECT (:x IS NULL)::text, :x");
    try (Connection connection = database.connect();
        PreparedStatement next =
            connection.prepareStatement("SELECT count(*) FROM things WHERE id = -77")) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("INSERT INTO things (id) VALUES (-77)");

      // When
      PlaceholderPlan.describe(connection, text, definitions, "/parameters");

      // Then
      try (ResultSet rows = next.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
      connection.rollback();
    }
  }

  @Test
  void bindsAParameterAgainEveryTimeItIsUsed() throws SQLException {
    // Given
    List<ParameterDefinition> definitions =
        definitions("{'a': {'type': 'text'}, 'b': {'type': 'integer'}}");
    DriverText text = text("SELECT :a || :b || :a || '?' || :b::text || E'\\'?;' || $$:a$$");
    ParameterValues values =
        ParameterValues.fromJson(definitions, object("{'a': 'x?:b', 'b': 5}"), "");

    // When
    String found = run(text, definitions, values);

    // Then
    assertThat(found).isEqualTo("x?:b5x?:b?5'?;:a");
  }

  private static PlaceholderPlan plan(DriverText text, List<ParameterDefinition> definitions)
      throws SQLException {
    try (Connection connection = database.connect()) {
      return PlaceholderPlan.describe(connection, text, definitions, "/parameters");
    }
  }

  private static String run(
      DriverText text, List<ParameterDefinition> definitions, ParameterValues values)
      throws SQLException {
    try (Connection connection = database.connect()) {
      connection.createStatement().execute("SET TimeZone = 'UTC'");
      PlaceholderPlan plan = PlaceholderPlan.describe(connection, text, definitions, "/parameters");
      try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
        plan.bind(statement, 1, values);
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(rows.next()).isTrue();
          return rows.getString(1);
        }
      }
    }
  }
}
