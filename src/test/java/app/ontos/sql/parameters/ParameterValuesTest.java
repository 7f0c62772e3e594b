package app.ontos.sql.parameters;

import static app.ontos.sql.parameters.Bodies.definitions;
import static app.ontos.sql.parameters.Bodies.faults;
import static app.ontos.sql.parameters.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.shared.problem.Problem.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          text        | ' a '                        | ` a `
          text        | ''                           | ``
          integer     | -2147483648                  | -2147483648
          integer     | '+7'                         | 7
          integer     | 5.0                          | 5
          bigint      | 9007199254740993             | 9007199254740993
          bigint      | '-9223372036854775808'       | -9223372036854775808
          numeric     | 1.10                         | 1.10
          numeric     | '0.1000'                     | 0.1000
          numeric     | 1e400                        | 1E+400
          numeric     | '1e-16000'                   | 1e-16000
          numeric     | 'NaN'                        | NaN
          numeric     | '-Infinity'                  | -Infinity
          numeric     | 12345678901234567890123456.7 | 12345678901234567890123456.7
          boolean     | true                         | true
          boolean     | 'false'                      | false
          date        | '2024-02-29'                 | 2024-02-29
          timestamp   | '2026-01-31 12:30:00.123456' | 2026-01-31T12:30:00.123456
          timestamptz | '2026-01-31T12:30:00+05:30'  | 2026-01-31T12:30+05:30
          interval    | 'P1Y2M3DT4H5M6.7S'           | P1Y2M3DT4H5M6.7S
          uuid        | 'F47AC10B-58CC-4372-A567-0E02B2C3D479' | f47ac10b-58cc-4372-a567-0e02b2c3d479
          json        | {'a': [1.10, null, 12345678901234567890]} | {"a":[1.10,null,12345678901234567890]}
          json        | 'a'                          | "a"
          bytes       | 'AP+/'                       | \\x00ffbf
          bytes       | 'AP-_'                       | \\x00ffbf
          vector      | [1, -2.5, 1e-3]              | [1,-2.5,0.001]
          vector      | '[ 1, 2 ]'                   | [1,2]
          geometry    | 'SRID=4326;POINT(1 2)'       | SRID=4326;POINT(1 2)
          geometry    | {'type': 'Point', 'coordinates': [1, 2]} | {"type":"Point","coordinates":[1,2]}
          geometry    | '0101000000000000000000F03F0000000000000040' | 0101000000000000000000F03F0000000000000040
          text[]      | ['a\\u0022b', 'c\\\\d', null, '', 'NULL'] | {"a\\"b","c\\\\d",NULL,"","NULL"}
          text[]      | []                           | {}
          integer[]   | [[1, 2], [3, null]]          | {{"1","2"},{"3",NULL}}
          bigint[]    | [9007199254740993]           | {"9007199254740993"}
          json[]      | [[1], {'a': 'b'}]            | {"[1]","{\\"a\\":\\"b\\"}"}
          vector[]    | [[1, 2], [3]]                | {"[1,2]","[3]"}
          geometry[]  | ['POINT(1 2)', 'POINT EMPTY'] | {"POINT(1 2)":"POINT EMPTY"}
          """)
  void writesWhatTheServerReads(String type, String json, String literal) {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': {'type': '%s'}}".formatted(type));
    String body = "{'x': " + json + "}";

    // When
    ParameterValues values = ParameterValues.fromJson(definitions, object(body), "/parameters");

    // Then
    assertThat(values.literal("x")).contains(literal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          text        | 5                                   |      | must be text
          text        | 'a\\u0000'                          |      | NUL
          text        | '\\ud800'                           |      | surrogate
          integer     | 2147483648                          |      | must be a whole number from -2147483648
          integer     | 1.5                                 |      | whole number
          integer     | true                                |      | whole number
          integer     | [1]                                 |      | whole number
          bigint      | 9223372036854775808                 |      | whole number
          bigint      | '0x1F'                              |      | whole number
          bigint      | 1e2                                 |      | whole number
          numeric     | '1,5'                               |      | must be a number
          numeric     | 'nan'                               |      | must be a number
          numeric     | '1e999999'                          |      | more digits
          numeric     | '1e-20000'                          |      | more digits
          numeric     | ''                                  |      | must be a number
          boolean     | 1                                   |      | true or false
          boolean     | 'yes'                               |      | true or false
          date        | '2026-02-29'                        |      | must be a date
          date        | '0000-01-01'                        |      | must be a date
          date        | '2026-1-1'                          |      | must be a date
          timestamp   | '2026-01-31T12:30:00Z'              |      | without an offset
          timestamp   | '2026-01-31T12:30:00.1234567'       |      | without an offset
          timestamp   | '2026-01-31T24:30:00'               |      | date and time
          timestamptz | '2026-01-31T12:30:00'               |      | with an offset
          timestamptz | 1767225600                          |      | with an offset
          interval    | 'P'                                 |      | duration
          interval    | '1 day'                             |      | duration
          uuid        | '1-1-1-1-1'                         |      | UUID
          bytes       | 'a'                                 |      | base64
          bytes       | 1234                                |      | must be text
          vector      | []                                  |      | list of numbers
          vector      | [1, null]                           |      | list of numbers
          vector      | [1e39]                              |      | single precision
          vector      | '1,2'                               |      | list of numbers
          geometry    | 'PINT(1 2)'                         |      | geometry
          geometry    | 'POINT(1 2'                         |      | geometry
          geometry    | 5                                   |      | geometry
          text[]      | 'a'                                 |      | must be a list
          text[]      | ['a', 5]                            | /1   | must be text
          text[]      | [['a'], ['b', 'c']]                 | /1   | must be a list of 1
          text[]      | [['a'], 'b']                        | /1   | must be a list of 1
          text[]      | ['a', ['b']]                        | /1   | must not be a list
          text[]      | [[]]                                |      | none empty
          text[]      | [[[[[[['a']]]]]]]                   |      | at most 6 dimensions
          integer[]   | [[1, 2], [3, 'x']]                  | /1/1 | whole number
          """)
  void refusesWhatTheTypeCannotHold(String type, String json, String within, String detail) {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': {'type': '%s'}}".formatted(type));

    // When
    List<FieldError> faults =
        faults(
            () ->
                ParameterValues.fromJson(
                    definitions, object("{'x': " + json + "}"), "/parameters"));

    // Then
    assertThat(faults)
        .extracting(FieldError::pointer)
        .containsExactly("/parameters/x" + (within == null ? "" : within));
    assertThat(faults.get(0).detail()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'type': 'integer', 'minimum': 2}                              | 1     | must be at least 2
          {'type': 'numeric', 'maximum': 1.5}                            | 1.51  | must be at most 1.5
          {'type': 'numeric', 'maximum': 1.5}                            | 'NaN' | must be a finite number
          {'type': 'date', 'minimum': '2026-01-01'}                      | '2025-12-31' | must be at least
          {'type': 'timestamptz', 'maximum': '2026-01-01T00:00:00Z'}     | '2026-01-01T00:30:00+00:00' | at most
          {'type': 'text', 'maxLength': 2}                               | 'abc' | must be at most 2 characters
          {'type': 'bytes', 'maxLength': 2}                              | 'AAAA' | must be at most 2 bytes
          {'type': 'text', 'pattern': '[A-Z]+'}                          | 'AaA' | must match [A-Z]+
          {'type': 'text', 'allowedValues': ['S', 'M']}                  | 's'   | must be one of S, M
          {'type': 'numeric', 'allowedValues': [1, 2]}                   | 3     | must be one of 1, 2
          """)
  void holdsValuesToTheirLimits(String definition, String json, String detail) {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': " + definition + "}");

    // When
    List<FieldError> faults =
        faults(() -> ParameterValues.fromJson(definitions, object("{'x': " + json + "}"), ""));

    // Then
    assertThat(faults).extracting(FieldError::pointer).containsExactly("/x");
    assertThat(faults.get(0).detail()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'type': 'integer', 'minimum': 2, 'maximum': 2}                | 2
          {'type': 'text', 'maxLength': 1}                               | '\\ud83d\\ude00'
          {'type': 'bytes', 'maxLength': 3}                              | 'AAAA'
          {'type': 'numeric', 'allowedValues': [1, 2]}                   | 2.00
          {'type': 'timestamptz', 'allowedValues': ['2026-01-01T12:00:00+01:00']} | '2026-01-01T11:00:00Z'
          {'type': 'text', 'pattern': '[ab]'}                             | 'b'
          """)
  void admitsValuesWithinTheirLimits(String definition, String json) {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': " + definition + "}");

    // When
    ParameterValues values =
        ParameterValues.fromJson(definitions, object("{'x': " + json + "}"), "");

    // Then
    assertThat(values.literal("x")).isPresent();
  }

  @Test
  void reportsAllFaultsAtOnce() {
    // Given
    List<ParameterDefinition> definitions =
        definitions(
            "{'a': {'type': 'integer', 'required': true}, 'b': {'type': 'date'}, 'c': {'type': 'text', 'required': true}}");

    // When
    List<FieldError> faults =
        faults(
            () ->
                ParameterValues.fromJson(
                    definitions, object("{'b': 'x', 'c': null, 'd/e': 1}"), "/parameters"));

    // Then
    assertThat(faults)
        .extracting(FieldError::pointer)
        .containsExactly("/parameters/a", "/parameters/b", "/parameters/c", "/parameters/d~1e");
  }

  @Test
  void refusesParametersThatAreNoObject() {
    // When
    List<FieldError> faults =
        faults(
            () -> ParameterValues.fromJson(List.of(), object("{'x': []}").get("x"), "/parameters"));

    // Then
    assertThat(faults).containsExactly(new FieldError("/parameters", "must be an object"));
  }

  @Test
  void fillsInDefaultsForWhatIsLeftOutButNotForNull() {
    // Given
    List<ParameterDefinition> definitions =
        definitions(
            "{'a': {'type': 'integer', 'default': 1}, 'b': {'type': 'integer', 'default': 2}, 'c': {'type': 'text'}}");

    // When
    ParameterValues values = ParameterValues.fromJson(definitions, object("{'b': null}"), "");

    // Then
    assertThat(values.literal("a")).contains("1");
    assertThat(values.literal("b")).isEmpty();
    assertThat(values.literal("c")).isEmpty();
  }

  @Test
  void readsAQueryString() {
    // Given
    List<ParameterDefinition> definitions =
        definitions(
            "{'id': {'type': 'bigint'}, 'on': {'type': 'boolean'}, 'tags': {'type': 'text[]'}, 'doc': {'type': 'json'}, 'v': {'type': 'vector'}, 'none': {'type': 'text'}}");

    // When
    ParameterValues values =
        ParameterValues.fromQuery(
            definitions,
            Map.of(
                "id", List.of("9007199254740993"),
                "on", List.of("true"),
                "tags", List.of("a", "b,c"),
                "doc", List.of("{\"a\": 1.10, \"a\":  2}"),
                "v", List.of("[1,2]")));

    // Then
    assertThat(values.literal("id")).contains("9007199254740993");
    assertThat(values.literal("on")).contains("true");
    assertThat(values.literal("tags")).contains("{\"a\",\"b,c\"}");
    assertThat(values.literal("doc")).contains("{\"a\": 1.10, \"a\":  2}");
    assertThat(values.literal("v")).contains("[1,2]");
    assertThat(values.literal("none")).isEmpty();
  }

  @Test
  void reportsTheFaultsOfAQueryString() {
    // Given
    List<ParameterDefinition> definitions =
        definitions(
            "{'id': {'type': 'bigint', 'required': true}, 'n': {'type': 'integer'}, 'ns': {'type': 'integer[]'}, 'doc': {'type': 'json'}}");

    // When
    List<FieldError> faults =
        faults(
            () ->
                ParameterValues.fromQuery(
                    definitions,
                    Map.of(
                        "n", List.of("1", "2"),
                        "ns", List.of("1", "x"),
                        "doc", List.of("{} {}"),
                        "other", List.of("1"))));

    // Then
    assertThat(faults)
        .extracting(FieldError::pointer)
        .containsExactly("/id", "/n", "/ns/1", "/doc", "/other");
  }

  @Test
  @Timeout(20)
  void aPatternThatWouldTakeOthersForeverTakesLittleTime() {
    // Given
    List<ParameterDefinition> definitions =
        definitions("{'x': {'type': 'text', 'pattern': '(x+x+)+y'}}");
    String text = "x".repeat(100_000);

    // When
    List<FieldError> faults =
        faults(() -> ParameterValues.fromQuery(definitions, Map.of("x", List.of(text))));

    // Then
    assertThat(faults).hasSize(1);
  }

  @Test
  @Timeout(20)
  void refusesHugeArraysAtOnce() {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': {'type': 'integer[]'}}");
    String list = "[" + "1,".repeat(200_000) + "1]";

    // When
    List<FieldError> faults =
        faults(() -> ParameterValues.fromJson(definitions, object("{'x': " + list + "}"), ""));

    // Then
    assertThat(faults).containsExactly(new FieldError("/x", "must have at most 10000 elements"));
  }

  @Test
  void namesOnlyTheFirstOfManyWrongElements() {
    // Given
    List<ParameterDefinition> definitions = definitions("{'x': {'type': 'integer[]'}}");
    String list = "['x'" + ",'x'".repeat(9_999) + "]";

    // When
    List<FieldError> faults =
        faults(() -> ParameterValues.fromJson(definitions, object("{'x': " + list + "}"), ""));

    // Then
    assertThat(faults).hasSize(20);
  }

  @Test
  void keepsRedactedAndLongValuesOutOfTheAuditTrailAndAllOutOfLogs() {
    // Given
    List<ParameterDefinition> definitions =
        definitions(
            "{'pin': {'type': 'text', 'redacted': true}, 'name': {'type': 'text'}, 'long': {'type': 'text'}, 'none': {'type': 'text', 'redacted': true}}");
    ParameterValues values =
        ParameterValues.fromJson(
            definitions,
            object("{'pin': '1234', 'name': 'Ada', 'long': '" + "x".repeat(501) + "'}"),
            "");

    // When
    Map<String, Optional<String>> audited = values.forAudit();

    // Then
    assertThat(audited)
        .containsEntry("pin", Optional.of("(redacted)"))
        .containsEntry("name", Optional.of("Ada"))
        .containsEntry("long", Optional.of("x".repeat(500) + "…"))
        .containsEntry("none", Optional.empty());
    assertThat(values).hasToString("ParameterValues[pin, name, long, none]");
  }
}
