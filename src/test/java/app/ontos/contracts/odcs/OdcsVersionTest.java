package app.ontos.contracts.odcs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OdcsVersionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apiVersion: v3.1.0|V3_1_0",
        "apiVersion: v3.0.0|V3_0_0",
        "apiVersion: v2.2.2|V2_2_2",
        "apiVersion: v2.2.1|V2_2_2",
        "apiVersion: v9.9.9|V3_1_0",
        "apiVersion: 3|V3_1_0",
        "id: a|V3_1_0",
        "uuid: a|V2_2_2",
        "dataset: []|V2_2_2"
      })
  void picksTheVersionThatADocumentNames(String document, OdcsVersion expected) {
    // Given
    ObjectNode root = yaml(document);

    // When
    OdcsVersion version = OdcsVersion.of(root);

    // Then
    assertThat(version).isEqualTo(expected);
  }

  @Test
  void tellsEveryViolationWithItsPlaceInWords() {
    // Given
    ObjectNode root =
        yaml(
            """
            apiVersion: v3.1.0
            kind: Contract
            id: c
            version: 1.0
            status: active
            servers: [{server: s, type: kafka, port: 1}]
            schema:
              - name: a/b
                quality: [{type: sql, query: select 1}]
                properties:
                  - {name: p, logicalType: integer, logicalTypeOptions: {maximum: ten, maxLength: 1}}
            team: {members: [{username: u, dateIn: yesterday}]}
            """);

    // When
    List<FieldError> violations = OdcsVersion.V3_1_0.violations(root);

    // Then
    assertThat(violations)
        .extracting(violation -> violation.pointer() + " " + violation.detail())
        .containsExactlyInAnyOrder(
            "/version must be text",
            "/kind must be DataContract",
            "/servers/0/host is required",
            "/servers/0/port is not known here",
            "/schema/0/quality/0 must have exactly one of mustBe, mustNotBe, mustBeGreaterThan,"
                + " mustBeGreaterOrEqualTo, mustBeLessThan, mustBeLessOrEqualTo, mustBeBetween,"
                + " mustNotBeBetween",
            "/schema/0/properties/0/logicalTypeOptions/maximum must be a number",
            "/schema/0/properties/0/logicalTypeOptions/maxLength is not known here",
            "/team/members/0/dateIn must be a date such as 2026-01-31");
  }

  @ParameterizedTest
  @EnumSource(OdcsVersion.class)
  void looksAtEveryLevelOnceHoweverDeepItIs(OdcsVersion version) {
    // Given
    String open = "{name: a, items: {properties: [";
    int levels = 20;
    ObjectNode root =
        yaml(
            "schema: [{name: o, properties: ["
                + open.repeat(levels)
                + "]}}".repeat(levels)
                + "]}]");

    // When
    List<FieldError> violations = version.violations(root);

    // Then
    assertThat(violations).isNotEmpty();
  }

  @Test
  void findsARepetitionAmongManyNames() {
    // Given
    String names =
        IntStream.range(0, 100_000).mapToObj(i -> "n" + i).collect(Collectors.joining(", "));
    ObjectNode root =
        yaml(
            "schema: [{name: o, properties: [{name: p, logicalType: object, logicalTypeOptions:"
                + " {required: [%s, n7]}}]}]".formatted(names));

    // When
    List<FieldError> violations = OdcsVersion.V3_1_0.violations(root);

    // Then
    assertThat(violations)
        .extracting(FieldError::pointer)
        .contains("/schema/0/properties/0/logicalTypeOptions/required");
  }

  private static ObjectNode yaml(String text) {
    return StandardDocument.read(text.getBytes(UTF_8), DocumentFormat.YAML).root();
  }
}
