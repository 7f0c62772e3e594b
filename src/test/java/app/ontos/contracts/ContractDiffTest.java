package app.ontos.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.ontos.contracts.Diff.Change;
import app.ontos.contracts.Diff.Kind;
import app.ontos.contracts.odcs.OdcsVersion;
import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractDiffTest {

  @Test
  void findsNothingBetweenDocumentsThatDifferInOrderAndSpellingOfNumbers() {
    // Given
    ObjectNode from =
        contract("{properties: [{name: a, x: 1.0}, {name: b}], name: orders}, {name: items}");
    ObjectNode to =
        contract("{name: items}, {name: orders, properties: [{name: b}, {x: 1, name: a}]}");

    // When
    Diff diff = ContractDiff.between(from, to);

    // Then
    assertThat(diff.changes()).isEmpty();
    assertThat(diff.breaking()).isFalse();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "logicalType: string|logicalType: integer|true",
        "logicalType: integer|logicalType: number|false",
        "logicalType: number|logicalType: integer|true",
        "x: 1|logicalType: integer|false",
        "physicalType: varchar(10)|physicalType: varchar(20)|false",
        "physicalType: varchar(20)|physicalType: varchar(10)|true",
        "physicalType: varchar(20)|physicalType: text|false",
        "physicalType: 'decimal(10,2)'|physicalType: 'decimal(12,2)'|false",
        "physicalType: 'decimal(10,2)'|physicalType: 'decimal(10,4)'|true",
        "physicalType: int|physicalType: bigint|false",
        "physicalType: bigint|physicalType: int|true",
        "physicalType: text|physicalType: varchar(20)|true",
        "physicalType: date|physicalType: timestamp|true",
        "required: false|required: true|true",
        "x: 1|required: true|true",
        "required: true|required: false|true",
        "x: 1|required: false|false",
        "unique: false|unique: true|true",
        "unique: true|x: 1|true",
        "primaryKey: false|primaryKey: true|true",
        "physicalName: a|physicalName: b|true",
        "description: a|description: b|false",
        "classification: public|classification: restricted|false",
        "tags: [a]|tags: [b]|false",
        "logicalTypeOptions: {maxLength: 10}|logicalTypeOptions: {maxLength: 5}|true",
        "logicalTypeOptions: {maxLength: 10}|logicalTypeOptions: {maxLength: 20}|false",
        "logicalTypeOptions: {maxLength: 10}|logicalTypeOptions: {}|false",
        "logicalTypeOptions: {}|logicalTypeOptions: {maxLength: 10}|true",
        "x: 1|logicalTypeOptions: {maxLength: 10}|true",
        "logicalTypeOptions: {minimum: 1}|logicalTypeOptions: {minimum: 1.5}|true",
        "logicalTypeOptions: {minimum: 1}|logicalTypeOptions: {minimum: 0}|false",
        "logicalTypeOptions: {minimum: '2020-01-01'}|logicalTypeOptions: {minimum: '2021-01-01'}|true",
        "logicalTypeOptions: {pattern: a}|logicalTypeOptions: {pattern: b}|true",
        "logicalTypeOptions: {pattern: a}|logicalTypeOptions: {}|false",
        "logicalTypeOptions: {required: [a]}|logicalTypeOptions: {required: [a, b]}|true",
        "items: {logicalType: string}|items: {logicalType: integer}|true",
        "items: {logicalType: string}|x: 1|true",
        "quality: [{metric: nullValues, mustBe: 0}]|quality: [{metric: nullValues, mustBe: 1}]|true",
        "quality: [{metric: nullValues, mustBe: 0}]|quality: []|true",
        "quality: [{metric: rowCount, mustBeBetween: [1, 9]}]|quality: [{metric: rowCount, mustBeBetween: [1]}]|true",
        "quality: []|quality: [{metric: nullValues, mustBe: 0}]|false",
        "quality: [{metric: rowCount, mustBe: 0, severity: a}]|quality: [{metric: rowCount, mustBe: 0}]|false"
      })
  void judgesAChangeOfAProperty(String before, String after, boolean breaking) {
    // Given
    String object = "{name: orders, properties: [{name: a, %s}]}";

    // When
    Diff diff =
        ContractDiff.between(contract(object.formatted(before)), contract(object.formatted(after)));

    // Then
    assertThat(diff.changes()).isNotEmpty().allMatch(c -> c.reason().isPresent() == c.breaking());
    assertThat(diff.breaking()).isEqualTo(breaking);
  }

  @Test
  void tellsOfValuesThatAreNoLongerValid() {
    // Given
    String object =
        "{name: o, properties: [{name: a, quality: [{metric: invalidValues, mustBe: 0,"
            + " arguments: {validValues: [%s]}}]}]}";

    // When
    Diff diff =
        ContractDiff.between(
            contract(object.formatted("open, closed")), contract(object.formatted("open, new")));

    // Then
    assertThat(diff.changes())
        .extracting(Change::path, Change::kind, Change::breaking)
        .containsExactly(
            tuple(
                "/schema/o/properties/a/quality/invalidValues/arguments/validValues",
                Kind.REMOVED,
                true),
            tuple(
                "/schema/o/properties/a/quality/invalidValues/arguments/validValues",
                Kind.ADDED,
                false));
  }

  @Test
  void knowsAPropertyByItsIdAndSoThatItWasRenamed() {
    // Given
    ObjectNode from = contract("{name: orders, properties: [{id: p1, name: status}]}");
    ObjectNode to = contract("{name: orders, properties: [{name: x}, {id: p1, name: state}]}");

    // When
    Diff diff = ContractDiff.between(from, to);

    // Then
    assertThat(diff.changes())
        .extracting(Change::path, Change::kind, Change::breaking)
        .containsExactly(
            tuple("/schema/orders/properties/status/name", Kind.RENAMED, true),
            tuple("/schema/orders/properties/x", Kind.ADDED, false));
  }

  @Test
  void takesOneNameWithTwoIdsForTwoProperties() {
    // Given
    ObjectNode from = contract("{name: orders, properties: [{id: p1, name: status}]}");
    ObjectNode to = contract("{name: orders, properties: [{id: p2, name: status}]}");

    // When
    Diff diff = ContractDiff.between(from, to);

    // Then
    assertThat(diff.changes()).extracting(Change::kind).containsExactly(Kind.REMOVED, Kind.ADDED);
  }

  @Test
  void breaksWithWhatIsGoneAndNotWithWhatIsNew() {
    // Given
    ObjectNode from = contract("{name: a, properties: [{name: x}, {name: y}]}, {name: b}");
    ObjectNode to =
        contract(
            "{name: a, properties: [{name: x}, {name: z}, {name: w, required: true}]}, {name: c}");

    // When
    Diff diff = ContractDiff.between(from, to);

    // Then
    assertThat(diff.changes())
        .extracting(change -> change.path() + " " + change.kind() + " " + change.breaking())
        .containsExactly(
            "/schema/a/properties/y removed true",
            "/schema/a/properties/z added false",
            "/schema/a/properties/w added true",
            "/schema/b removed true",
            "/schema/c added false");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{property: latency, value: 4, unit: h}|{property: latency, value: 1, unit: d}|true",
        "{property: latency, value: 1, unit: d}|{property: latency, value: 24, unit: hours}|false",
        "{property: latency, value: 2, unit: d}|{property: latency, value: 24, unit: h}|false",
        "{property: retention, value: 3, unit: y}|{property: retention, value: 12, unit: months}|true",
        "{property: retention, value: 3, unit: y}|{property: retention, value: 5, unit: y}|false",
        "{property: endOfSupport, value: '2030-01-01'}|{property: endOfSupport, value: '2029-01-01'}|true",
        "{property: endOfSupport, value: '2030-01-01'}|{property: endOfSupport, value: '2031-01-01'}|false",
        "{property: ours, value: 3}|{property: ours, value: 4}|true",
        "{property: latency, value: 3}|{property: other, value: 3}|true",
        "{property: latency, value: 3, description: a}|{property: latency, value: 3}|false"
      })
  void judgesAChangeOfAServiceLevel(String before, String after, boolean breaking) {
    // Given
    String document = "id: c\nslaProperties: [%s]";

    // When
    Diff diff =
        ContractDiff.between(yaml(document.formatted(before)), yaml(document.formatted(after)));

    // Then
    assertThat(diff.breaking()).isEqualTo(breaking);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "servers: [{server: a, host: x}]|servers: [{server: a, host: y}]|true",
        "servers: [{server: a, host: x}]|servers: [{server: a, host: x, description: d}]|false",
        "servers: [{server: a}]|x: 1|true",
        "x: 1|servers: [{server: a}]|false",
        "roles: [{role: a, access: read}]|roles: [{role: a, access: write}]|true",
        "roles: [{role: a}]|roles: []|true",
        "version: 1.0.0|version: 1.0.1|false",
        "support: [{channel: a}]|x: 1|false",
        "team: [{username: a}]|team: {members: [{username: a}]}|false"
      })
  void judgesAChangeOfAnotherSection(String before, String after, boolean breaking) {
    // Given
    ObjectNode from = yaml("id: c\n" + before);

    // When
    Diff diff = ContractDiff.between(from, yaml("id: c\n" + after));

    // Then
    assertThat(diff.breaking()).isEqualTo(breaking);
  }

  @Test
  void comparesTheSecondStandardWithTheThird() {
    // Given
    ObjectNode second =
        yaml(
            """
            uuid: c
            dataset:
              - table: orders
                columns:
                  - {column: id, logicalType: string, physicalType: text, isNullable: false}
            """);
    ObjectNode third =
        contract(
            "{name: orders, properties: [{name: id, logicalType: string, physicalType: text,"
                + " required: true}]}");

    // When
    Diff diff = ContractDiff.between(OdcsVersion.V2_2_2.asThird(second), third);

    // Then
    assertThat(diff.changes()).isEmpty();
  }

  @Test
  void tellsValuesButNotWholeObjects() {
    // Given
    ObjectNode from = contract("{name: a, description: one, properties: [{name: x}]}");
    ObjectNode to = contract("{name: a, description: two, properties: []}");

    // When
    List<Change> changes = ContractDiff.between(from, to).changes();

    // Then
    assertThat(changes)
        .extracting(change -> change.before().map(Object::toString).orElse("-"))
        .containsExactly("\"one\"", "-");
  }

  private static ObjectNode contract(String objects) {
    return yaml("id: c\nschema: [%s]".formatted(objects));
  }

  private static ObjectNode yaml(String text) {
    return StandardDocument.read(text.getBytes(UTF_8), DocumentFormat.YAML).root();
  }
}
