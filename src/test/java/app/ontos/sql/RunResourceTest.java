package app.ontos.sql;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.sql.SavedQueries.QUERIES;
import static app.ontos.sql.SavedQueries.run;
import static app.ontos.sql.SavedQueries.type;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import app.ontos.connections.login.LakebaseConnections;
import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class RunResourceTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final LakebaseEmulator EMULATOR = LakebaseConnections.start();
  private static final SavedQueries DATABASE = new SavedQueries(EMULATOR);

  @BeforeAll
  static void tables() {
    EMULATOR.runAsAdmin(
        """
        create table item (id bigint primary key, name text not null unique,
          price numeric check (price > 0));
        insert into item select i, 'item ' || i, i from generate_series(1, 100) i;
        create table secret_item (id int);
        grant select, insert, update, delete on item to public""");
  }

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @Test
  void runsASavedQueryWithTypedParameters() {
    // Given
    String query =
        saved(
            "select id, name, price from item where id = :id and name like :pattern",
            Map.of("parameters", Map.of("id", type("bigint"), "pattern", type("text"))));

    // When
    Response response = run(query, "{\"parameters\": {\"id\": 7, \"pattern\": \"item%\"}}");

    // Then
    response
        .then()
        .statusCode(200)
        .header("Ontos-Run-Id", notNullValue())
        .body("columns.name", equalTo(List.of("id", "name", "price")))
        .body("columns.type", equalTo(List.of("int8", "text", "numeric")))
        .body("rows", equalTo(List.of(List.of("7", "item 7", "7"))))
        .body("rowCount", equalTo(1))
        .body("truncated", equalTo(false));
  }

  @Test
  void keepsEveryValueExactly() {
    // Given
    String query =
        saved(
            """
            select 9007199254740993::int8 as big, 0.10::numeric as n, 1.5::float8 as f,
              'NaN'::float8 as nan, true as yes, null as nothing, '{"a": 1.10, "a": 2}'::json as j,
              '\\x00ff'::bytea as b, array[1, null, 3]::int4[] as a, array[['x,"y', 'NULL']] as t,
              '2026-01-02 03:04:05.678901+02'::timestamptz as z, 1 as same, 2 as same""",
            Map.of());

    // When
    Response response = run(query, "{}");

    // Then
    response.then().statusCode(200);
    assertThat(response.asString())
        .contains(
            "[\"9007199254740993\",\"0.10\",1.5,\"NaN\",true,null,{\"a\": 1.10, \"a\": 2},\"AP8=\","
                + "[1,null,3],[[\"x,\\\"y\",\"NULL\"]],\"2026-01-02T01:04:05.678901Z\",1,2]");
  }

  @Test
  void answersInTheFormatThatIsAskedFor() {
    // Given
    String query =
        saved(
            "select id, null as nothing, '' as empty, 'a,b' as text from item where id < 3 order by id",
            Map.of());

    // When
    Response csv =
        given()
            .accept("text/csv")
            .contentType("application/json")
            .body("{}")
            .post(QUERIES + "/" + query + "/runs");
    Response lines =
        given()
            .accept("application/x-ndjson")
            .contentType("application/json")
            .body("{}")
            .post(QUERIES + "/" + query + "/runs");

    // Then
    assertThat(csv.asString())
        .isEqualTo("id,nothing,empty,text\r\n1,,\"\",\"a,b\"\r\n2,,\"\",\"a,b\"\r\n");
    assertThat(lines.asString().lines().toList())
        .hasSize(4)
        .element(1)
        .isEqualTo("[\"1\",null,\"\",\"a,b\"]");
  }

  @Test
  void saysWhereMoreRowsWereThanItGives() {
    // Given
    String query = saved("select id from item", Map.of("maxRows", 10));

    // When
    Response response = run(query, "{}");

    // Then
    response
        .then()
        .body("rows.size()", equalTo(10))
        .body("rowCount", equalTo(10))
        .body("truncated", equalTo(true));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "syntax            | select * fro item                          | 422 | sql-error          | at line 1, column 10",
        "undefined column  | select nothing from item                   | 422 | sql-error          | 42703",
        "permission        | select * from secret_item                  | 403 | forbidden          | 42501",
        "division          | select 1 / 0                               | 422 | sql-error          | 22012",
        "timeout           | select count(*) from generate_series(1, 100000000000) | 504 | statement-timeout | 57014"
      })
  void tellsAServersErrorByItsState(
      String what, String sql, int status, String code, String detail) {
    // Given
    String query = saved(sql, Map.of("maxSeconds", 1));

    // When
    Response response = run(query, "{}");

    // Then
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("detail", containsString(detail));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "unique | insert into item values (1000, 'item 1', 1) | 23505",
        "check  | insert into item values (1001, 'x', -1)     | 23514"
      })
  void tellsOfAViolatedConstraint(String what, String sql, String state) {
    // Given
    String query = saved(sql, Map.of("mode", "write"));

    // When
    Response response = run(query, "{}");

    // Then
    response.then().statusCode(422).body("detail", containsString(state));
  }

  @Test
  void namesTheParametersThatAreWrongAllAtOnce() {
    // Given
    String query =
        saved(
            "select * from item where id = :id and price < :price",
            Map.of(
                "parameters",
                Map.of(
                    "id", Map.of("type", "bigint", "required", true), "price", type("numeric"))));

    // When
    Response response = run(query, "{\"parameters\": {\"price\": \"much\", \"odd\": 1}}");

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/parameters/id"))
        .body("errors.pointer", hasItem("/parameters/price"))
        .body("errors.pointer", hasItem("/parameters/odd"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1; drop table item",
        "commit",
        "insert into item values (2000, 'x', 1)",
        "select pg_sleep(100)",
        "copy item to program 'id'",
        "set role postgres"
      })
  void doesNotSaveAStatementThatMayNotRun(String sql) {
    // Given
    String body =
        SavedQueries.body(DATABASE.registered(8), "q-" + UUID.randomUUID(), sql, Map.of());

    // When
    Response response = json(body).post(QUERIES);

    // Then
    response.then().statusCode(422).body("errors.pointer", hasItem("/definition/sql"));
  }

  @Test
  void letsOnlyAnAdminSaveAQuery() {
    // Given
    String body =
        SavedQueries.body(DATABASE.registered(8), "q-" + UUID.randomUUID(), "select 1", Map.of());

    // When
    Response response = json(body).header("X-Forwarded-Email", "someone@example.com").post(QUERIES);

    // Then
    response.then().statusCode(403).body("code", equalTo("forbidden"));
  }

  @Test
  void changesRowsAndCountsThem() throws SQLException {
    // Given
    String query =
        saved(
            "update item set price = price + 1 where id = any(:ids)",
            Map.of("mode", "write", "parameters", Map.of("ids", type("bigint[]"))));

    // When
    Response response = run(query, "{\"parameters\": {\"ids\": [11, 12]}}");

    // Then
    response.then().statusCode(200).body("affectedRows", equalTo(2)).body("undone", equalTo(false));
    assertThat(number("select price from item where id = 11")).isEqualTo(12);
  }

  @Test
  void takesAChangeBackThatIsLargerThanItMayBe() throws SQLException {
    // Given
    String query =
        saved("update item set price = 5 where id between 20 and 29", Map.of("mode", "write"));

    // When
    Response response = run(query, "{\"maxAffectedRows\": 9}");

    // Then
    response.then().statusCode(409).body("code", equalTo("too-many-rows"));
    assertThat(number("select price from item where id = 20")).isEqualTo(20);
  }

  @Test
  void takesBackWhatADryRunChanges() throws SQLException {
    // Given
    String query =
        saved("delete from item where id between 30 and 39 returning id", Map.of("mode", "write"));

    // When
    Response response = run(query, "{\"dryRun\": true}");

    // Then
    response
        .then()
        .statusCode(200)
        .body("undone", equalTo(true))
        .body("affectedRows", equalTo(10))
        .body("rows.size()", equalTo(10));
    assertThat(number("select count(*) from item where id between 30 and 39")).isEqualTo(10);
  }

  @Test
  void servesThePublishedVersionThoughTheQueryGoesOn() {
    // Given
    String slug = "q-" + UUID.randomUUID();
    String id =
        DATABASE.saved(
            DATABASE.registered(8),
            slug,
            "select name from item where id = :id",
            Map.of("parameters", Map.of("id", type("bigint"))));
    json("{\"version\": 1}").post(QUERIES + "/" + id + "/publication").then().statusCode(200);
    patch("{\"definition\": {\"sql\": \"select 'changed' as name where :id > 0\"}}")
        .header("If-Match", "\"2\"")
        .patch(QUERIES + "/" + id)
        .then()
        .statusCode(200);

    // When
    Response response = given().queryParam("id", 5).get("/api/v1/run/" + slug);

    // Then
    response.then().statusCode(200).body("rows", equalTo(List.of(List.of("item 5"))));
    given().delete(QUERIES + "/" + id + "/publication").then().statusCode(200);
    given().queryParam("id", 5).get("/api/v1/run/" + slug).then().statusCode(404);
  }

  @Test
  void doesNotPublishAVersionThatIsNotThere() {
    // Given
    String id = saved("select 1", Map.of());

    // When
    Response response = json("{\"version\": 9}").post(QUERIES + "/" + id + "/publication");

    // Then
    response.then().statusCode(422).body("errors.pointer", hasItem("/version"));
  }

  @Test
  void remembersWhoRanWhatWithWhichValues() {
    // Given
    String query =
        saved(
            "select name from item where id = :id and name <> :hidden",
            Map.of(
                "parameters",
                Map.of("id", type("bigint"), "hidden", Map.of("type", "text", "redacted", true))));
    run(query, "{\"parameters\": {\"id\": 3, \"hidden\": \"canary\"}}").then().statusCode(200);

    // When
    Response response = given().queryParam("queryId", query).get("/api/v1/runs");

    // Then
    response
        .then()
        .body("items[0].outcome", equalTo("succeeded"))
        .body("items[0].rowCount", equalTo(1))
        .body("items[0].queryVersion", equalTo(1))
        .body("items[0].caller", equalTo("local@localhost"))
        .body("items[0].parameters.id", equalTo("3"))
        .body("items[0].parameters.hidden", equalTo("(redacted)"));
    assertThat(response.asString()).doesNotContain("canary");
  }

  @Test
  void letsOnlyAnAdminRunWhatIsNotSaved() {
    // Given
    String path = CONNECTIONS + "/" + DATABASE.registered(8) + "/environments/production/sql";
    String body =
        "{\"sql\": \"select :x::int + 1 as y\", \"parameters\": {\"x\": {\"type\": \"integer\"}}, \"values\": {\"x\": 41}}";

    // When
    Response ofAdmin = json(body).post(path);
    Response ofAnother = json(body).header("X-Forwarded-Email", "someone@example.com").post(path);

    // Then
    ofAdmin.then().statusCode(200).body("rows", equalTo(List.of(List.of(42))));
    ofAnother.then().statusCode(403);
  }

  @Test
  void stopsARunThatIsCancelled() throws Exception {
    // Given
    String query = saved("select count(*) from generate_series(1, 100000000000)", Map.of());
    UUID run = UUID.randomUUID();
    CompletableFuture<Response> answer =
        CompletableFuture.supplyAsync(() -> run(query, "{\"runId\": \"%s\"}".formatted(run)));
    await().atMost(SOON).until(() -> busy() == 1);

    // When
    Response cancelled = given().delete("/api/v1/runs/" + run);

    // Then
    cancelled.then().statusCode(204);
    answer.get(20, TimeUnit.SECONDS).then().statusCode(409).body("code", equalTo("run-cancelled"));
    await().atMost(SOON).until(() -> busy() == 0);
  }

  @Test
  void stopsARunWhoseClientIsGone() throws Exception {
    // Given
    String query =
        saved(
            "select repeat('x', 1000) from generate_series(1, 5000000)",
            Map.of("maxRows", 10_000_000, "maxBytes", 2_000_000_000));
    try (Socket client = new Socket("localhost", RestAssured.port)) {
      client.setSoTimeout(20_000);
      send(client, query);
      InputStream answer = client.getInputStream();
      assertThat(answer.readNBytes(10_000)).hasSize(10_000);
      assertThat(open()).isEqualTo(1);
    }

    // When the client has closed the connection

    // Then
    await().atMost(Duration.ofSeconds(5)).until(() -> open() == 0);
  }

  @Test
  void stopsARunWhoseClientGoesBeforeTheFirstRow() throws Exception {
    // Given
    String query = saved("select count(*) from generate_series(1, 100000000000)", Map.of());
    try (Socket client = new Socket("localhost", RestAssured.port)) {
      send(client, query);
      await().atMost(SOON).until(() -> busy() == 1);
    }

    // When the client has closed the connection

    // Then
    await().atMost(Duration.ofSeconds(5)).until(() -> busy() == 0);
  }

  @Test
  void keepsAChangeOfWhichItGivesOnlyAPart() throws SQLException {
    // Given
    String query =
        saved(
            "update item set price = price + 1000 where id between 50 and 59 returning repeat('x', 5000)",
            Map.of("mode", "write", "maxBytes", 10_000));

    // When
    Response response = run(query, "{}");

    // Then
    response
        .then()
        .statusCode(200)
        .body("truncated", equalTo(true))
        .body("undone", equalTo(false))
        .body("affectedRows", equalTo(10));
    assertThat(number("select count(*) from item where id between 50 and 59 and price > 1000"))
        .isEqualTo(10);
  }

  @Test
  void runsNothingUnderAnIdThatWasUsedBefore() throws SQLException {
    // Given
    String query = saved("select 1 as one", Map.of());
    String body = "{\"runId\": \"%s\"}".formatted(UUID.randomUUID());
    run(query, body).then().statusCode(200);

    // When
    Response response = run(query, body);

    // Then
    response.then().statusCode(409).body("errors.pointer", hasItem("/runId"));
  }

  private static void send(Socket client, String query) throws IOException {
    client
        .getOutputStream()
        .write(
            """
            POST /api/v1/queries/%s/runs HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: 2\r
            \r
            {}"""
                .formatted(query)
                .getBytes(StandardCharsets.US_ASCII));
  }

  private static int busy() throws SQLException {
    return number(
        "select count(*) from pg_stat_activity where state = 'active' and query like '%generate_series(1, 100000000000)%' and pid <> pg_backend_pid()");
  }

  private static int open() throws SQLException {
    return number(
        "select count(*) from pg_stat_activity where state <> 'idle' and application_name like 'ontos q-%'");
  }

  private static int number(String sql) throws SQLException {
    return DATABASE.number(sql);
  }

  private static String saved(String sql, Map<String, ?> more) {
    return DATABASE.saved(sql, more);
  }
}
