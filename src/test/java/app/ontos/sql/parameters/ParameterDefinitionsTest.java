package app.ontos.sql.parameters;

import static app.ontos.sql.parameters.Bodies.definitions;
import static app.ontos.sql.parameters.Bodies.faults;
import static app.ontos.sql.parameters.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.shared.problem.Problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterDefinitionsTest {

  @Test
  void readsEveryMember() {
    // Given
    String json =
        """
        {'id': {'type': 'bigint', 'required': true},
         'name': {'type': 'text', 'default': 'Ada', 'description': 'First name', 'maxLength': 10,
                  'pattern': '[A-Z][a-z]*', 'redacted': true},
         'prices': {'type': 'numeric[]', 'minimum': 0, 'maximum': '1e3', 'default': [1.5, null]},
         'size': {'type': 'text', 'allowedValues': ['S', 'M', 'L']}}
        """;

    // When
    List<ParameterDefinition> definitions = definitions(json);

    // Then
    assertThat(definitions)
        .extracting(definition -> definition.name() + " " + definition.type().typeName())
        .containsExactly("id bigint", "name text", "prices numeric[]", "size text");
    assertThat(definitions)
        .extracting(ParameterDefinition::required)
        .containsExactly(true, false, false, false);
    assertThat(definitions)
        .extracting(ParameterDefinition::redacted)
        .containsExactly(false, true, false, false);
    assertThat(definitions.get(1).description()).contains("First name");
    assertThat(definitions.get(1).defaultValue()).isPresent();
    assertThat(definitions.get(1).limits().maxLength()).contains(10);
    assertThat(definitions.get(1).limits().pattern()).isPresent();
    assertThat(definitions.get(2).limits().minimum()).contains("0");
    assertThat(definitions.get(2).limits().maximum()).contains("1e3");
    assertThat(definitions.get(3).limits().allowedValues()).containsExactly("S", "M", "L");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                       | type          | is required
          {'type': 'string'}                                       | type          | must be one of
          {'type': 'text', 'colour': 'red'}                        | colour        | is not a field
          {'type': 'text', 'required': 'yes'}                      | required      | must be true or false
          {'type': 'text', 'minimum': 1}                           | minimum       | does not apply to text
          {'type': 'integer', 'minimum': 1.5}                      | minimum       | must be a whole number
          {'type': 'numeric', 'maximum': 'NaN'}                    | maximum       | must be a finite number
          {'type': 'date', 'minimum': '2026-02-30'}                | minimum       | must be a date
          {'type': 'integer', 'minimum': 2, 'maximum': 1}          | maximum       | must not be less
          {'type': 'integer', 'maxLength': 5}                      | maxLength     | does not apply to integer
          {'type': 'text', 'maxLength': 0}                         | maxLength     | must be a whole number
          {'type': 'uuid', 'pattern': 'a'}                         | pattern       | does not apply to uuid
          {'type': 'text', 'pattern': '('}                         | pattern       | must be a regular expression
          {'type': 'text', 'pattern': '(a)\\\\1'}                  | pattern       | must be a regular expression
          {'type': 'text', 'pattern': '((a{100}){100}){100}'}      | pattern       | and a small one
          {'type': 'text', 'pattern': '((((((((((a?){2}){2}){2}){2}){2}){2}){2}){2}){2}){2}'} | pattern | and a small one
          {'type': 'text', 'pattern': '[a-z]{1,1000}'}             | pattern       | and a small one
          {'type': 'text', 'allowedValues': []}                    | allowedValues | must be a list of 1 to 200
          {'type': 'text', 'allowedValues': 'a'}                   | allowedValues | must be a list of 1 to 200
          {'type': 'integer', 'allowedValues': [1, 'x']}           | allowedValues | must be a whole number
          {'type': 'integer', 'minimum': 5, 'allowedValues': [1]}  | allowedValues | must be at least 5
          {'type': 'integer', 'default': 'x'}                      | default       | must be a whole number
          {'type': 'integer', 'maximum': 5, 'default': 6}          | default       | must be at most 5
          {'type': 'integer[]', 'default': [1, 'x']}               | default       | /1 must be a whole number
          {'type': 'integer', 'required': true, 'default': 1}      | default       | has no use
          """)
  void refusesADefinitionThatDoesNotHoldTogether(String json, String field, String detail) {
    // When
    List<FieldError> faults = faults(() -> definitions("{'x': " + json + "}"));

    // Then
    assertThat(faults).extracting(FieldError::pointer).containsOnly("/parameters/x/" + field);
    assertThat(faults).extracting(FieldError::detail).allMatch(found -> found.contains(detail));
  }

  @Test
  void refusesNamesThatNoStatementCanUse() {
    // When
    List<FieldError> faults = faults(() -> definitions("{'1st': {'type': 'text'}}"));

    // Then
    assertThat(faults).extracting(FieldError::pointer).containsExactly("/parameters");
  }

  @Test
  void refusesTooManyParameters() {
    // Given
    String json =
        IntStream.range(0, 101)
            .mapToObj("'p%d': {'type': 'text'}"::formatted)
            .collect(Collectors.joining(",", "{", "}"));

    // When
    List<FieldError> faults = faults(() -> definitions(json));

    // Then
    assertThat(faults).extracting(FieldError::pointer).contains("/parameters");
  }

  @Test
  void tellsWhichParametersAStatementLacksAndWhichItDoesNotUse() {
    // Given
    List<ParameterDefinition> definitions =
        definitions("{'a': {'type': 'text'}, 'b': {'type': 'text'}}");

    // When
    List<FieldError> faults =
        ParameterDefinitions.faults(definitions, text("SELECT :b, :A, :A, ':a'"), "/parameters");

    // Then
    assertThat(faults)
        .containsExactly(
            new FieldError("/parameters/A", "is used in the statement but not defined"),
            new FieldError("/parameters/a", "is not used in the statement"));
  }
}
