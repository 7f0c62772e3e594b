package app.ontos.testruns.check;

import static app.ontos.testruns.check.TestedDatabase.contract;
import static app.ontos.testruns.check.TestedDatabase.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import app.ontos.connections.Target;
import app.ontos.connections.Targets;
import app.ontos.connections.login.ConnectionFailure;
import app.ontos.contracts.live.LiveSchemas;
import app.ontos.identity.Caller;
import app.ontos.sql.run.StatementRuns;
import app.ontos.testing.ServiceTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a test does when something goes wrong beside the data. */
@ServiceTest
class TestTroubleTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Burns time on the server: sleeping is not allowed. */
  private static final String SLOW =
      """
      schema:
      - name: item
        physicalName: trouble.item
        quality:
        - {type: sql, name: slow, query: 'select count(*) from generate_series(1, %d)', mustBeGreaterThan: 0}
        properties:
        - {name: label, required: true}
      """;

  private static final long FOREVER = 90_000_000_000L;

  private static final TestedDatabase DATABASE =
      new TestedDatabase()
          .with(
              """
              create schema trouble;
              create table trouble.item (id int primary key, label text, amount int, mail text);
              insert into trouble.item
              select n, case when n > 15 then null else 'l' || n end, n, 'p' || n || '@example.com'
              from generate_series(1, 20) n;
              create table trouble.hidden (id int);
              create table trouble.partly (id int, secret text);
              grant usage on schema trouble to public;
              grant select on trouble.item to public;
              grant select (id) on trouble.partly to public""");

  @Inject ContractTest contractTest;
  @Inject Targets targets;
  @Inject StatementRuns runs;
  @Inject CancelWatch watch;
  @Inject LiveSchemas schemas;

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @Test
  void letsNoCheckTakeOthersWithIt() {
    // Given
    ObjectNode contract =
        contract(
            """
            schema:
            - name: item
              physicalName: trouble.item
              properties:
              - {name: id, logicalType: integer, logicalTypeOptions: {minimum: 1, maximum: 19}}
              - {name: label, logicalType: string, logicalTypeOptions: {pattern: '^(l', minLength: 2}}
              - {name: amount, logicalType: integer, logicalTypeOptions: {minimum: 2}}
              - name: mail
                logicalType: string
                quality:
                - {metric: invalidValues, arguments: {pattern: '\\p{L}'}, mustBe: 0}
                - {type: sql, name: broken, query: 'select wrong from {table}', mustBe: 0}
                - {type: sql, name: two, query: 'select id from {table}', mustBe: 0}
                - {type: sql, name: write, query: 'delete from {table}', mustBe: 0}
                - {type: sql, name: cast, query: 'select sum(mail::int) from {table}', mustBe: 0}
                - {type: custom, engine: soda, implementation: 'x'}
                - {type: text, description: 'is right'}
            """);
    Recorded recorded = new Recorded();

    // When
    contractTest.run(subject(contract, DATABASE.target(targets)), recorded);

    // Then
    assertThat(recorded.words(Outcome.ERRORED))
        .containsExactlyInAnyOrder(
            "label: pattern ^(l",
            "mail: invalidValues mustBe 0",
            "mail: broken",
            "mail: two",
            "mail: write",
            "mail: cast");
    assertThat(recorded.words(Outcome.FAILED))
        .containsExactlyInAnyOrder("id: maximum 19", "amount: minimum 2");
    assertThat(recorded.words(Outcome.SKIPPED))
        .containsExactlyInAnyOrder("mail: soda", "mail: is right");
    assertThat(recorded.only(r -> Recorded.words(r).equals("label: pattern ^(l")).reason())
        .get()
        .asString()
        .contains("parentheses");
    assertThat(recorded.results().toString()).doesNotContain("@example.com");
  }

  @Test
  void saysWhatIsNotThereOrMayNotBeRead() {
    // Given
    ObjectNode contract =
        contract(
            """
            schema:
            - name: item
              physicalName: trouble.item
              properties:
              - {name: id, logicalType: string, physicalType: text}
              - {name: lost, logicalType: string, required: true}
            - name: hidden
              physicalName: trouble.hidden
              properties: [{name: id, required: true}]
            - name: missing
              physicalName: trouble.missing
              properties: [{name: id, required: true}]
            - name: partly
              physicalName: trouble.partly
              properties: [{name: id, unique: true}, {name: secret, required: true}]
            """);
    Recorded recorded = new Recorded();

    // When
    contractTest.run(subject(contract, DATABASE.target(targets)), recorded);

    // Then
    assertThat(recorded.that(Outcome.FAILED))
        .extracting(CheckResult::kind, CheckResult::pointer)
        .containsExactlyInAnyOrder(
            tuple(CheckKind.TYPE, "/schema/0/properties/0"),
            tuple(CheckKind.COLUMN_EXISTS, "/schema/0/properties/1"),
            tuple(CheckKind.TABLE_EXISTS, "/schema/2"));
    assertThat(recorded.that(Outcome.ERRORED))
        .extracting(CheckResult::pointer)
        .containsExactlyInAnyOrder("/schema/1", "/schema/3/properties/1");
    assertThat(recorded.that(Outcome.PASSED))
        .extracting(CheckResult::pointer)
        .contains("/schema/3/properties/0/unique");
  }

  @Test
  void showsNoValueThatTheContractClassifies() {
    // Given
    ObjectNode contract =
        contract(
            """
            schema:
            - name: item
              physicalName: trouble.item
              properties:
              - {name: id, classification: restricted}
              - {name: label, required: true}
            """);
    Recorded recorded = new Recorded();

    // When
    contractTest.run(subject(contract, DATABASE.target(targets)), recorded);

    // Then
    CheckResult label = recorded.only(r -> r.outcome() == Outcome.FAILED);
    assertThat(label.failing()).contains(5L);
    assertThat(label.samples()).hasSize(5).allMatch(sample -> sample.has("ctid"));
    assertThat(label.samples()).noneMatch(sample -> sample.has("id"));
  }

  @Test
  void runsNoQueryOfTheContractForWhoMayNotQuery() {
    // Given
    Recorded recorded = new Recorded();
    Caller caller = new Caller("grace.hopper@example.com", false);
    TestSubject subject =
        new TestSubject(
            UUID.randomUUID(),
            contract(SLOW.formatted(1)),
            DATABASE.target(targets),
            caller,
            Optional.empty());

    // When
    contractTest.run(subject, recorded);

    // Then
    assertThat(recorded.words(Outcome.SKIPPED)).containsExactly(": slow");
    assertThat(recorded.words(Outcome.FAILED)).containsExactly("label: required");
  }

  @Test
  void stopsTheServerWhenItIsCancelled() throws Exception {
    // Given
    Recorded recorded = new Recorded();
    CompletableFuture<Void> test = started(recorded, FOREVER);
    await().atMost(SOON).until(() -> slowSessions() == 1);

    // When
    recorded.cancel();

    // Then
    test.get(30, TimeUnit.SECONDS);
    await().atMost(SOON).until(() -> slowSessions() == 0);
    assertThat(recorded.results()).hasSizeLessThan(recorded.planned());
  }

  @Test
  void asksAgainWhereSomebodyEndedTheSession() throws Exception {
    // Given
    Recorded recorded = new Recorded();
    CompletableFuture<Void> test = started(recorded, 15_000_000);
    await().atMost(SOON).until(() -> slowSessions() == 1);

    // When
    number("select count(pg_terminate_backend(pid)) from pg_stat_activity where " + IS_SLOW);

    // Then
    test.get(60, TimeUnit.SECONDS);
    assertThat(recorded.words(Outcome.PASSED)).contains(": slow");
  }

  @Test
  void asksAgainWhereSomebodyStoppedTheStatement() throws Exception {
    // Given
    Recorded recorded = new Recorded();
    CompletableFuture<Void> test = started(recorded, 15_000_000);
    await().atMost(SOON).until(() -> slowSessions() == 1);

    // When
    number("select count(pg_cancel_backend(pid)) from pg_stat_activity where " + IS_SLOW);

    // Then
    test.get(60, TimeUnit.SECONDS);
    assertThat(recorded.words(Outcome.PASSED)).contains(": slow");
  }

  @Test
  void waitsForADatabaseThatStartsAnew() throws Exception {
    // Given
    Recorded recorded = new Recorded();
    CompletableFuture<Void> test = started(recorded, 15_000_000);
    await().atMost(SOON).until(() -> slowSessions() == 1);

    // When
    DATABASE.emulator().restartDatabase();

    // Then
    test.get(90, TimeUnit.SECONDS);
    assertThat(recorded.words(Outcome.PASSED)).contains(": slow");
    assertThat(recorded.words(Outcome.FAILED)).containsExactly("label: required");
  }

  @Test
  void doesNotWaitForeverForAStatement() {
    // Given
    Recorded recorded = new Recorded();
    ContractTest impatient = new ContractTest(runs, watch, schemas, settings(1, 60));
    Target target =
        DATABASE.target(targets, environment -> environment.put("statementTimeoutSeconds", 1));

    // When
    impatient.run(subject(contract(SLOW.formatted(FOREVER)), target), recorded);

    // Then
    assertThat(recorded.only(r -> r.outcome() == Outcome.ERRORED).reason())
        .contains("The statement took longer than 1 s");
    assertThat(recorded.words(Outcome.FAILED)).containsExactly("label: required");
  }

  @Test
  void takesLongerThanPeopleAreLetWait() {
    // Given
    Recorded recorded = new Recorded();
    Target target =
        DATABASE.target(targets, environment -> environment.put("statementTimeoutSeconds", 1));

    // When
    contractTest.run(subject(contract(SLOW.formatted(15_000_000)), target), recorded);

    // Then
    assertThat(recorded.words(Outcome.PASSED)).contains(": slow");
  }

  @Test
  void saysSoWhereTheDatabaseCanNotBeEntered() {
    // Given
    Recorded recorded = new Recorded();
    Target target =
        DATABASE.target(targets, environment -> environment.put("database", "not_there"));

    // When
    ConnectionFailure failure =
        catchThrowableOfType(
            ConnectionFailure.class,
            () -> contractTest.run(subject(contract(SLOW.formatted(1)), target), recorded));

    // Then
    assertThat(failure.code()).isEqualTo("DATABASE_MISSING");
    assertThat(recorded.planned()).isEqualTo(-1);
  }

  private static final String IS_SLOW =
      "state = 'active' and query like '%generate_series%' and pid <> pg_backend_pid()";

  private CompletableFuture<Void> started(Recorded recorded, long rows) {
    Target target = DATABASE.target(targets);
    return CompletableFuture.runAsync(
        () -> contractTest.run(subject(contract(SLOW.formatted(rows)), target), recorded));
  }

  private static int slowSessions() throws SQLException {
    return number("select count(*) from pg_stat_activity where " + IS_SLOW);
  }

  private static int number(String sql) throws SQLException {
    String database = String.valueOf(DATABASE.emulator().environment().get("PGDATABASE"));
    try (Connection connection = DATABASE.emulator().postgres().connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static TestSettings settings(int seconds, int minutes) {
    return new TestSettings() {
      @Override
      public Duration statementTimeout() {
        return Duration.ofSeconds(seconds);
      }

      @Override
      public Duration timeout() {
        return Duration.ofMinutes(minutes);
      }
    };
  }
}
