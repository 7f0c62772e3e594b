package app.ontos.sql;

import static app.ontos.sql.SavedQueries.run;
import static app.ontos.sql.SavedQueries.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import app.ontos.connections.login.LakebaseConnections;
import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class RunSessionTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final LakebaseEmulator EMULATOR = LakebaseConnections.start();
  private static final SavedQueries DATABASE = new SavedQueries(EMULATOR);

  /** Burns time on the server: sleeping is not allowed. */
  private static final String SLOW = "select count(*) from generate_series(1, 300000)";

  private static final String FOREVER = "select count(*) from generate_series(1, 90000000000)";

  @BeforeAll
  static void tables() {
    EMULATOR.runAsAdmin(
        """
        create table account (id int primary key, balance int);
        insert into account select i, 100 from generate_series(1, 10) i;
        grant select, update on account to public;
        create function litter(what text) returns int language plpgsql as $$
        begin
          perform pg_advisory_lock(4711);
          execute 'prepare left_behind as select 1';
          perform set_config('search_path', 'pg_temp', false);
          perform set_config('statement_timeout', '1ms', false);
          return 1;
        end $$;
        create function litter_for_good() returns int language plpgsql as $$
        begin
          perform set_config('ontos.litter', 'here', false);
          create temp table litter_table (id int);
          return 1;
        end $$""");
  }

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @Test
  void servesSixtyFourAtOnceWithEightSessions() throws Exception {
    // Given
    String connection = DATABASE.registered(8);
    String query = DATABASE.saved(connection, "q-" + UUID.randomUUID(), SLOW, Map.of());
    ExecutorService clients = Executors.newFixedThreadPool(64);
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    int most = 0;

    // When
    for (int i = 0; i < 64; i++) {
      answers.add(CompletableFuture.supplyAsync(() -> run(query, "{}").statusCode(), clients));
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]));
    while (!all.isDone()) {
      most = Math.max(most, sessions());
    }

    // Then
    all.get(60, TimeUnit.SECONDS);
    clients.shutdown();
    assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
    assertThat(most).isBetween(1, 8);
    await().atMost(SOON).until(() -> inTransaction() == 0);
    run(query, "{}").then().statusCode(200);
  }

  @Test
  void tellsThoseWhoWouldWaitTooLongToComeAgain() throws Exception {
    // Given
    String connection = DATABASE.registered(1);
    String slow = DATABASE.saved(connection, "q-" + UUID.randomUUID(), FOREVER, Map.of());
    String quick = DATABASE.saved(connection, "q-" + UUID.randomUUID(), "select 1", Map.of());
    UUID id = UUID.randomUUID();
    CompletableFuture<Response> first =
        CompletableFuture.supplyAsync(() -> run(slow, "{\"runId\": \"%s\"}".formatted(id)));
    await().atMost(SOON).until(() -> active() == 1);

    // When
    Response response = run(quick, "{}");

    // Then
    response
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("detail", containsString("in use"));
    io.restassured.RestAssured.delete("/api/v1/runs/" + id).then().statusCode(204);
    first.get(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "write"})
  void leavesNothingOfOneRunToTheNext(String mode) throws SQLException {
    // Given
    String connection = DATABASE.registered(1);
    String litter =
        DATABASE.saved(
            connection,
            "q-" + UUID.randomUUID(),
            "select litter(:what)",
            Map.of("mode", mode, "parameters", Map.of("what", type("text"))));
    String look =
        DATABASE.saved(
            connection,
            "q-" + UUID.randomUUID(),
            """
            select (select count(*) from pg_locks where locktype = 'advisory'),
              (select count(*) from pg_prepared_statements where from_sql),
              (select count(*) from account)""",
            Map.of());

    // When
    for (int i = 0; i < 8; i++) {
      run(litter, "{\"parameters\": {\"what\": \"x\"}}").then().statusCode(200);
    }

    // Then
    run(look, "{}").then().statusCode(200).body("rows[0]", equalTo(List.of("0", "0", "10")));
  }

  @Test
  void leavesNoTemporaryTableAndNoSettingOfAChange() {
    // Given
    String connection = DATABASE.registered(1);
    String litter =
        DATABASE.saved(
            connection,
            "q-" + UUID.randomUUID(),
            "select litter_for_good()",
            Map.of("mode", "write"));
    String look =
        DATABASE.saved(
            connection,
            "q-" + UUID.randomUUID(),
            "select to_regclass('litter_table') is null, coalesce(current_setting('ontos.litter', true), '') = ''",
            Map.of());

    // When
    run(litter, "{}").then().statusCode(200);

    // Then
    run(look, "{}").then().statusCode(200).body("rows[0]", equalTo(List.of(true, true)));
  }

  @Test
  void answersASerializationFailureWithAConflict() throws Exception {
    // Given
    String query =
        DATABASE.saved(
            """
            update account set balance = balance - 1
            where id = 1 and deadlocked() > 0""",
            Map.of("mode", "write"));
    EMULATOR.runAsAdmin(
        """
        create or replace function deadlocked() returns int language plpgsql as $$
        begin raise sqlstate '40001' using message = 'could not serialize access'; end $$""");

    // When
    Response response = run(query, "{}");

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("conflict"))
        .body("detail", containsString("40001"));
  }

  @Test
  void answersALostSessionWithComeAgainAndGoesOnWithANewOne() throws Exception {
    // Given
    String connection = DATABASE.registered(2);
    String query = DATABASE.saved(connection, "q-" + UUID.randomUUID(), FOREVER, Map.of());
    CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> run(query, "{}"));
    await().atMost(SOON).until(() -> active() == 1);

    // When
    DATABASE.number(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where state = 'active' and query like '%90000000000%' and pid <> pg_backend_pid()");

    // Then
    answer
        .get(20, TimeUnit.SECONDS)
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("connection-unavailable"));
    String next = DATABASE.saved(connection, "q-" + UUID.randomUUID(), "select 1", Map.of());
    run(next, "{}").then().statusCode(200);
  }

  @Test
  void waitsForALockOnlySoLong() throws Exception {
    // Given
    String query =
        DATABASE.saved("update account set balance = 0 where id = 2", Map.of("mode", "write"));
    try (Connection other = DATABASE.connect();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("select from account where id = 2 for update");

      // When
      Response response = run(query, "{}");

      // Then
      response.then().statusCode(504).body("code", equalTo("statement-timeout"));
    }
    assertThat(DATABASE.number("select balance from account where id = 2")).isEqualTo(100);
  }

  @Test
  void refusesRowsThatDoNotFitIntoMemoryAndServesOn() {
    // Given
    String huge =
        DATABASE.saved("select repeat('x', 500000000) from generate_series(1, 3)", Map.of());

    // When
    Response response = run(huge, "{}");

    // Then
    response
        .then()
        .statusCode(422)
        .body("code", equalTo("sql-error"))
        .body("detail", containsString("too large"));
    run(DATABASE.saved("select 1", Map.of()), "{}").then().statusCode(200);
  }

  @Test
  void cutsALargeResultOfLargeRowsWhereItIsLongEnough() {
    // Given
    String wide =
        DATABASE.saved(
            "select repeat('x', 300000) from generate_series(1, 900)",
            Map.of("maxBytes", 20_000_000));

    // When
    Response response = run(wide, "{}");

    // Then
    response.then().statusCode(200).body("truncated", equalTo(true));
  }

  private static int sessions() throws SQLException {
    return DATABASE.number(
        "select count(*) from pg_stat_activity where state = 'active' and query like '%generate_series(1, 300000)%' and pid <> pg_backend_pid()");
  }

  private static int inTransaction() throws SQLException {
    return DATABASE.number(
        "select count(*) from pg_stat_activity where application_name like 'ontos%' and state <> 'idle'");
  }

  private static int active() throws SQLException {
    return DATABASE.number(
        "select count(*) from pg_stat_activity where state = 'active' and query like '%90000000000%' and pid <> pg_backend_pid()");
  }
}
