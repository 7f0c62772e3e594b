package app.ontos.testruns.check;

import static app.ontos.testruns.check.TestedDatabase.contract;
import static app.ontos.testruns.check.TestedDatabase.document;
import static app.ontos.testruns.check.TestedDatabase.subject;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.connections.Target;
import app.ontos.connections.Targets;
import app.ontos.contracts.odcs.OdcsVersion;
import app.ontos.testing.ServiceTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every kind of check on two tables of one shape: one keeps the contract, one breaks all of it. */
@ServiceTest
class CheckKindsTest {
  private static final String TABLES =
      """
      create schema kinds;
      create table kinds.parent (id int primary key, part text, unique (id, part));
      insert into kinds.parent select n, 'p' || n from generate_series(1, 20) n;
      create table kinds.good (
        id int, code text, mail varchar(200), host text, ratio real, amount numeric, price money,
        born date, seen timestamptz, written text, tags text[], doc jsonb, loose json,
        parent_id int, part text, state text, level int, label text, small bigint);
      insert into kinds.good
      select n, 'c' || n, 'p' || n || '@example.com', 'h' || n || '.example.com', 0.1, n * 5, n::numeric::money,
        date '2000-01-01' + n, now() - interval '1 minute' * n, '2025-01-' || to_char(n, 'FM00'),
        array['a', 'b'], '{"a": 1, "b": 2}', '[1, 2]',
        n, 'p' || n, (array['open', 'paid'])[1 + n % 2], n, 'l' || n, n
      from generate_series(1, 20) n;
      create table kinds.bad as table kinds.good;
      update kinds.bad set id = 2 where id = 1;
      update kinds.bad set code = null where id = 3;
      update kinds.bad set code = 'c5' where id = 4;
      update kinds.bad set code = 'C' where id = 6;
      update kinds.bad set code = 'c12345678' where id = 7;
      update kinds.bad set mail = 'nobody' where id = 3;
      update kinds.bad set host = 'no host' where id = 3;
      update kinds.bad set ratio = 0.2 where id = 3;
      update kinds.bad set amount = -7 where id = 3;
      update kinds.bad set price = 1000::numeric::money where id = 3;
      update kinds.bad set born = '1990-01-01' where id = 3;
      update kinds.bad set seen = now() - interval '10 days';
      update kinds.bad set seen = '2999-01-01' where id = 3;
      update kinds.bad set written = '2025-01-1' where id = 3;
      update kinds.bad set tags = array['a', 'a', 'b', 'c'] where id = 3;
      update kinds.bad set tags = '{}' where id = 4;
      update kinds.bad set doc = '{"a": 1}' where id = 3;
      update kinds.bad set loose = '[1, 1, 1]' where id = 3;
      update kinds.bad set parent_id = 99 where id = 3;
      update kinds.bad set part = 'p2' where id = 2;
      update kinds.bad set state = 'lost' where id in (3, 4);
      update kinds.bad set level = null where id = 3;
      update kinds.bad set label = 'l1' where id in (3, 4);
      update kinds.bad set label = '' where id = 5;
      update kinds.bad set small = 300 where id = 3;
      create table kinds.old as select now() - interval '3 days' as seen;
      grant usage on schema kinds to public;
      grant select on all tables in schema kinds to public""";

  private static final TestedDatabase DATABASE = new TestedDatabase().with(TABLES);

  private static final String CONTRACT =
      """
      schema:
      - name: subject
        physicalName: kinds.%1$s
        quality:
        - {metric: rowCount, mustBe: 20}
        - {metric: duplicateValues, mustBe: 0, arguments: {properties: [id, part]}}
        - {type: sql, name: sum, query: 'select sum(small) from {object}', mustBeLessThan: 300}
        - {type: sql, name: truth, query: 'select bool_and(amount > 0) from {object}', mustBe: true}
        relationships:
        - {from: [subject.parent_id, subject.part], to: [parent.id, parent.part]}
        properties:
        - {name: id, primaryKey: true, logicalType: integer, physicalType: integer}
        - name: code
          logicalType: string
          required: true
          unique: true
          logicalTypeOptions: {minLength: 2, maxLength: 5, pattern: '^[a-z]\\d+$'}
        - {name: mail, logicalType: string, logicalTypeOptions: {format: email}}
        - {name: host, logicalType: string, logicalTypeOptions: {format: hostname}}
        - {name: ratio, logicalType: number, logicalTypeOptions: {maximum: 0.1}}
        - {name: amount, logicalType: number, logicalTypeOptions: {exclusiveMinimum: 0, multipleOf: 5}}
        - {name: price, logicalType: number, logicalTypeOptions: {maximum: 20}}
        - {name: born, logicalType: date, logicalTypeOptions: {minimum: '2000-01-01', maximum: '2000-12-31'}}
        - {name: seen, logicalType: timestamp, logicalTypeOptions: {maximum: '2998-12-31T23:59:59Z'}}
        - {name: written, physicalType: text, logicalTypeOptions: {format: yyyy-MM-dd}}
        - {name: tags, logicalType: array, logicalTypeOptions: {minItems: 1, maxItems: 3, uniqueItems: true}}
        - {name: doc, logicalType: object, logicalTypeOptions: {minProperties: 2, required: [a, b]}}
        - {name: loose, logicalType: array, logicalTypeOptions: {maxItems: 2, uniqueItems: true}}
        - name: parent_id
          logicalType: integer
          relationships: [{to: parent.id}]
        - {name: part, logicalType: string}
        - name: state
          logicalType: string
          quality:
          - metric: invalidValues
            arguments: {validValues: [open, paid]}
            mustBeLessThan: 2
          - metric: invalidValues
            arguments: {pattern: '^(open|paid)$'}
            mustBeLessThan: 5
            unit: percent
        - name: level
          logicalType: integer
          quality: [{metric: nullValues, mustBe: 0}]
        - name: label
          logicalType: string
          quality:
          - {metric: duplicateValues, mustBe: 0}
          - metric: missingValues
            arguments: {missingValues: ['', n/a]}
            mustBe: 0
        - {name: small, logicalType: integer, logicalTypeOptions: {format: u8}}
      - name: parent
        physicalName: kinds.parent
        properties:
        - {name: id, logicalType: integer, primaryKey: true, required: true, unique: true}
        - {name: part, logicalType: string}
      - name: age
        physicalName: kinds.%2$s
        properties: [{name: seen, logicalType: timestamp}]
      slaProperties:
      - {property: latency, value: 1, unit: d, element: age.seen}
      - {property: retention, value: 3, unit: y, element: age.seen}
      """;

  @Inject ContractTest contractTest;
  @Inject Targets targets;

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @Test
  void findsNothingWhereTheContractIsKept() {
    // Given
    Target target = DATABASE.target(targets);
    Recorded recorded = new Recorded();

    // When
    contractTest.run(subject(contract(CONTRACT.formatted("good", "good")), target), recorded);

    // Then
    assertThat(recorded.that(Outcome.FAILED)).isEmpty();
    assertThat(recorded.that(Outcome.ERRORED)).isEmpty();
    assertThat(recorded.words(Outcome.SKIPPED)).containsExactly(": retention 3 y");
    assertThat(recorded.results()).hasSize(recorded.planned());
    assertThat(recorded.results()).extracting(CheckResult::ordinal).doesNotHaveDuplicates();
  }

  @Test
  void findsEveryFault() {
    // Given
    Target target = DATABASE.target(targets);
    Recorded recorded = new Recorded();

    // When
    contractTest.run(subject(contract(CONTRACT.formatted("bad", "old")), target), recorded);

    // Then
    assertThat(recorded.that(Outcome.ERRORED)).isEmpty();
    assertThat(recorded.words(Outcome.FAILED))
        .containsExactlyInAnyOrder(
            ": duplicateValues mustBe 0",
            ": sum",
            ": truth",
            "parent_id,part: relationship to parent (id,part)",
            "id: primaryKey",
            "code: required",
            "code: unique",
            "code: minLength 2",
            "code: maxLength 5",
            "code: pattern ^[a-z]\\d+$",
            "mail: format email",
            "host: format hostname",
            "ratio: maximum 0.1",
            "amount: exclusiveMinimum 0",
            "amount: multipleOf 5",
            "price: maximum 20",
            "born: minimum 2000-01-01",
            "seen: maximum 2998-12-31T23:59:59Z",
            "written: format yyyy-MM-dd",
            "tags: minItems 1",
            "tags: maxItems 3",
            "tags: uniqueItems true",
            "doc: minProperties 2",
            "doc: required [\"a\",\"b\"]",
            "loose: maxItems 2",
            "loose: uniqueItems true",
            "parent_id: relationship to parent (id)",
            "state: invalidValues mustBeLessThan 2",
            "state: invalidValues mustBeLessThan 5 percent",
            "level: nullValues mustBe 0",
            "label: duplicateValues mustBe 0",
            "label: missingValues mustBe 0",
            "small: format u8",
            "seen: latency 1 d");
  }

  @Test
  void saysHowManyRowsFailAndWhich() {
    // Given
    Target target = DATABASE.target(targets);
    Recorded recorded = new Recorded();

    // When
    contractTest.run(subject(contract(CONTRACT.formatted("bad", "old")), target), recorded);

    // Then
    CheckResult states = recorded.only(r -> Recorded.words(r).endsWith("mustBeLessThan 5 percent"));
    assertThat(states.failing()).contains(2L);
    assertThat(states.checked()).contains(20L);
    assertThat(states.measured().orElseThrow().decimalValue()).isEqualByComparingTo("10");
    assertThat(states.samples())
        .extracting(sample -> sample.get("id").asText())
        .containsExactlyInAnyOrder("3", "4");
    CheckResult mail = recorded.only(r -> Recorded.words(r).equals("mail: format email"));
    assertThat(mail.reason()).contains("1 of 20 rows fail (5.00 %)");
    assertThat(mail.table()).contains("kinds.bad");
    assertThat(mail.pointer()).isEqualTo("/schema/0/properties/2/logicalTypeOptions/format");
  }

  @Test
  void understandsRulesOfEarlierVersions() {
    // Given
    ObjectNode second =
        document(
            """
            apiVersion: v2.2.2
            dataset:
            - table: kinds.bad
              columns:
              - {column: id, isPrimaryKey: true}
              - {column: code, isNullable: false, isUnique: true, quality: [{code: nullCheck, type: dataQuality}]}
              - column: label
                quality:
                - {rule: duplicateCount, mustBeLessThan: 1}
                - {rule: validValues, validValues: [l1]}
            """);
    ObjectNode contract = OdcsVersion.of(second).asThird(second);
    Recorded recorded = new Recorded();

    // When
    contractTest.run(subject(contract, DATABASE.target(targets)), recorded);

    // Then
    assertThat(recorded.words(Outcome.FAILED))
        .containsExactlyInAnyOrder(
            "id: primaryKey",
            "code: required",
            "code: unique",
            "code: nullValues mustBe 0",
            "label: duplicateValues mustBeLessThan 1",
            "label: invalidValues mustBe 0");
  }

  @Test
  void believesTheCatalogWhereItProvesACheck() {
    // Given
    Target target = DATABASE.target(targets);
    Recorded recorded = new Recorded();

    // When
    contractTest.run(subject(contract(CONTRACT.formatted("good", "good")), target), recorded);

    // Then
    List<String> proofs =
        recorded.that(Outcome.PASSED).stream()
            .filter(result -> result.table().filter("kinds.parent"::equals).isPresent())
            .flatMap(result -> result.reason().stream())
            .toList();
    assertThat(proofs)
        .containsExactlyInAnyOrder(
            "NOT NULL proves it",
            "The unique index parent_pkey proves it",
            "The unique index parent_pkey proves it, and NOT NULL the rest");
  }
}
