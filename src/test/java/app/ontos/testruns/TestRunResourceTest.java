package app.ontos.testruns;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static app.ontos.testruns.TestedItems.CONTRACTS;
import static app.ontos.testruns.TestedItems.contract;
import static app.ontos.testruns.TestedItems.ended;
import static app.ontos.testruns.TestedItems.place;
import static app.ontos.testruns.TestedItems.required;
import static app.ontos.testruns.TestedItems.runs;
import static app.ontos.testruns.TestedItems.started;
import static app.ontos.testruns.TestedItems.tested;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class TestRunResourceTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final TestedItems ITEMS = new TestedItems();

  @Inject Jdbi jdbi;
  @Inject LapsedRunStore history;

  @AfterAll
  static void stop() {
    ITEMS.close();
  }

  @Test
  void startsARunAndSaysWhereToFindIt() {
    // Given
    String contract = contract("item");
    String connection = ITEMS.connection();

    // When
    Response response = json(place(connection)).post(runs(contract));

    // Then
    response
        .then()
        .statusCode(202)
        .header("Location", matchesPattern(runs(contract) + "/[0-9a-f-]{36}"))
        .header("ETag", equalTo("\"1\""))
        .body("state", equalTo("queued"))
        .body("connection", equalTo(connection))
        .body("environment", equalTo("production"))
        .body("verdict", nullValue());
  }

  @Test
  void tellsThatAllIsAsTheContractSays() {
    // Given
    String contract = contract("item", required("name"));
    String connection = ITEMS.connection();

    // When
    Response response = tested(contract, connection);

    // Then
    response
        .then()
        .body("state", equalTo("finished"))
        .body("verdict", equalTo("passed"))
        .body("checks.total", greaterThan(3))
        .body("checks.done", equalTo(response.path("checks.total")))
        .body("checks.failed", equalTo(0))
        .body("contractVersion", equalTo(1))
        .body("startedAt", notNullValue())
        .body("endedAt", notNullValue());
  }

  @Test
  void tellsWhichChecksFailedAndHowManyRowsBreakThem() {
    // Given
    ITEMS.run(
        """
        create table gap (id bigint primary key, name text);
        insert into gap select i, case when i > 3 then 'x' end from generate_series(1, 12) i;
        grant select on gap to public""");
    String contract = contract("gap", required("name"));
    String run = tested(contract, ITEMS.connection()).path("id");

    // When
    Response response = get(runs(contract) + "/" + run + "/results?outcome=failed");

    // Then
    response
        .then()
        .statusCode(200)
        .body("items.kind", contains("required"))
        .body("items[0].table", equalTo("public.gap"))
        .body("items[0].column", equalTo("name"))
        .body("items[0].failing", equalTo(3))
        .body("items[0].checked", equalTo(12))
        .body("items[0].fraction", equalTo(0.25f))
        .body("items[0].samples", hasSize(3));
  }

  @Test
  void givesResultsInPages() {
    // Given
    String contract = contract("item", required("name"));
    String results = runs(contract) + "/" + tested(contract, ITEMS.connection()).path("id");
    String first = results + "/results?limit=2";
    String cursor = get(first).path("nextCursor");

    // When
    Response response = get(first + "&cursor=" + cursor);

    // Then
    response.then().statusCode(200).body("items.ordinal", contains(2, 3));
  }

  @Test
  void answersARetryWithTheFirstRun() {
    // Given
    String contract = contract("item");
    String body = place(ITEMS.connection());
    String key = UUID.randomUUID().toString();
    String first = json(body).header("Idempotency-Key", key).post(runs(contract)).path("id");

    // When
    Response response = json(body).header("Idempotency-Key", key).post(runs(contract));

    // Then
    response.then().statusCode(202).body("id", equalTo(first));
    assertThat(get(runs(contract)).<List<String>>path("items.id")).containsExactly(first);
  }

  @Test
  void namesEveryFaultOfARequest() {
    // Given
    String contract = contract("item");

    // When
    Response response = json("{\"connection\": 7, \"color\": 1}").post(runs(contract));

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/connection", "/environment", "/color"));
  }

  @Test
  void knowsNoRunInAConnectionThatIsNotThere() {
    // Given
    String contract = contract("item");

    // When
    Response response = json(place(UUID.randomUUID().toString())).post(runs(contract));

    // Then
    response.then().statusCode(404).body("detail", equalTo("There is no such connection"));
  }

  @Test
  void listsRunsByWhatTheyCameTo() {
    // Given
    String contract = contract("item");
    String connection = ITEMS.connection();
    String run = tested(contract, connection).path("id");
    String filter = "?state=finished&verdict=passed&environment=production&connection=";

    // When
    Response found = get(runs(contract) + filter + connection);

    // Then
    found.then().statusCode(200).body("items.id", contains(run));
    get(runs(contract) + filter + UUID.randomUUID()).then().body("items", hasSize(0));
    get(runs(contract) + "?verdict=maybe").then().statusCode(400);
  }

  @Test
  void isErroredWhereTheDatabaseCantBeEntered() {
    // Given
    String contract = contract("item");
    String connection = ITEMS.refusedConnection();

    // When
    Response response = tested(contract, connection);

    // Then
    response
        .then()
        .body("state", equalTo("finished"))
        .body("verdict", equalTo("errored"))
        .body("reason", notNullValue());
  }

  @Test
  void stopsARunThatGoesOn() {
    // Given
    String contract = contract("slow_item");
    String run = going(contract);

    // When
    Response response = when().delete(runs(contract) + "/" + run);

    // Then
    response.then().statusCode(204);
    ended(contract, run)
        .then()
        .body("state", equalTo("cancelled"))
        .body("verdict", nullValue())
        .body("reason", equalTo("Cancelled by local@localhost"));
    when().delete(runs(contract) + "/" + run).then().statusCode(409);
  }

  @Test
  void stopsARunThatAnotherInstanceWasToldToStop() {
    // Given
    String contract = contract("slow_item");
    String run = going(contract);

    // When
    write("update contract_test_run set cancel_requested = true where id = cast(? as uuid)", run);

    // Then
    ended(contract, run).then().body("state", equalTo("cancelled"));
  }

  @Test
  void letsGoOfARunThatAnotherInstanceHasGivenUp() {
    // Given
    String contract = contract("slow_item");
    String run = going(contract);

    // When
    write("update contract_test_run set state = 'interrupted' where id = cast(? as uuid)", run);

    // Then
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () -> {
              ITEMS.failIfAsleep();
              return true;
            });
    get(runs(contract) + "/" + run).then().body("state", equalTo("interrupted"));
  }

  @Test
  void takesNoMoreRunsThanMayWait() {
    // Given
    String contract = contract("slow_item");
    String body = place(ITEMS.connection());

    // When
    Response response = firstRefused(contract, body);

    // Then
    response
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("too-many-runs"));
    stopAll(contract);
  }

  @Test
  void takesAnotherRunOnceOneThatWaitsIsStopped() {
    // Given
    String contract = contract("slow_item");
    String body = place(ITEMS.connection());
    Response full = firstRefused(contract, body);
    String waiting = get(runs(contract) + "?state=queued").path("items[0].id");
    when().delete(runs(contract) + "/" + waiting).then().statusCode(204);

    // When
    Response response = json(body).post(runs(contract));

    // Then
    assertThat(full.statusCode()).isEqualTo(503);
    response.then().statusCode(202);
    get(runs(contract) + "/" + waiting).then().body("state", equalTo("cancelled"));
    stopAll(contract);
  }

  @Test
  void refusesToTestWhereTheCallerMayNotReadConnections() {
    // Given
    String writer = "writer-" + UUID.randomUUID() + "@example.com";
    String role = role(unique("Writer"), "\"data-contracts\": \"write\"");
    created(Roles.ASSIGNMENTS, Roles.assignment("user", writer, role));
    String contract = contract("item");
    String body = place(ITEMS.connection());

    // When
    Response response = Roles.as(writer, body).post(runs(contract));

    // Then
    response.then().statusCode(403).body("detail", containsString("connections:read"));
  }

  @Test
  void letsMembersOfATeamTestItsContractsAndNoOthers() {
    // Given
    String member = "member-" + UUID.randomUUID() + "@example.com";
    String teamRole = unique("Producer");
    role(teamRole, "\"data-contracts\": \"write\"");
    String reader = role(unique("Reader"), "\"connections\": \"read\"");
    created(Roles.ASSIGNMENTS, Roles.assignment("user", member, reader));
    String team = created("/api/v1/teams", "{\"name\": \"%s\"}".formatted(unique("Team")));
    created(
        "/api/v1/teams/" + team + "/members",
        "{\"principal\": \"%s\", \"principalType\": \"user\", \"role\": \"%s\"}"
            .formatted(member, teamRole));
    String others = contract("item");
    String own = contract("item");
    patch("{\"ownerTeamId\": \"%s\"}".formatted(team))
        .header("If-Match", "\"1\"")
        .patch(CONTRACTS + "/" + own)
        .then()
        .statusCode(200);
    String body = place(ITEMS.connection());

    // When
    Response response = Roles.as(member, body).post(runs(own));

    // Then
    response.then().statusCode(202).body("createdBy", equalTo(member));
    Roles.as(member, body).post(runs(others)).then().statusCode(404);
  }

  @Test
  void marksARunWhoseInstanceGivesNoSignOfLife() {
    // Given
    String contract = contract("item");
    UUID run = UUID.randomUUID();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into contract_test_run (id, data_contract_id, connection_id, environment,
                  state, leased_by, leased_until, version, created_at, created_by, updated_at,
                  updated_by)
                values (?, cast(? as uuid), gen_random_uuid(), 'production', 'running',
                  gen_random_uuid(), now() - interval '1 minute', 1, now(), 'x', now(), 'x')""",
                run,
                contract));

    // When
    Response response = ended(contract, run.toString());

    // Then
    response
        .then()
        .body("state", equalTo("interrupted"))
        .body("reason", containsString("gives no sign of life"));
  }

  @Test
  void keepsTheHistoryWithinBounds() {
    // Given
    String contract = contract("item");
    String connection = ITEMS.connection();
    String first = tested(contract, connection).path("id");
    String second = tested(contract, connection).path("id");
    String third = tested(contract, connection).path("id");

    // When
    int gone = history.forget(UUID.fromString(contract), 2, 1);

    // Then
    assertThat(gone).isPositive();
    get(runs(contract)).then().body("items.id", contains(third, second));
    get(runs(contract) + "/" + first).then().statusCode(404);
    get(runs(contract) + "/" + second + "/results").then().body("items", hasSize(0));
    get(runs(contract) + "/" + third + "/results").then().body("items.size()", greaterThan(0));
  }

  @Test
  void hidesTheTestsOfAContractThatTheCallerCantSee() {
    // Given
    String contract = contract("item");
    String run = tested(contract, ITEMS.connection()).path("id");
    String path = CONTRACTS + "/" + contract;

    // When
    List<Integer> statuses =
        List.of(
                "/test-runs",
                "/test-runs/" + run,
                "/test-runs/" + run + "/results",
                "/test-trend",
                "/test-state",
                "/badge",
                "/schedules")
            .stream()
            .map(
                part ->
                    given()
                        .header("X-Forwarded-Email", "stranger@example.com")
                        .get(path + part)
                        .statusCode())
            .toList();

    // Then
    assertThat(statuses).containsOnly(404);
  }

  @Test
  void leavesAnAuditEventForTheStartAndForTheEnd() {
    // Given
    String contract = contract("item");
    String run = tested(contract, ITEMS.connection()).path("id");

    // When
    Response response = get("/api/v1/audit-events?entityId=" + run);

    // Then
    response
        .then()
        .body("items.action", contains("updated", "created"))
        .body("items.entityType", everyItem(equalTo("contract-test-run")))
        .body("items[0].changes.field", hasItem("verdict"))
        .body("items[0].changes.field", not(hasItem("leasedUntil")));
  }

  private static String role(String name, String access) {
    return created(Roles.ROLES, "{\"name\": \"%s\", \"access\": {%s}}".formatted(name, access));
  }

  /** A run that goes on. */
  private static String going(String contract) {
    String run = started(contract, ITEMS.connection());
    await()
        .atMost(SOON)
        .until(() -> get(runs(contract) + "/" + run).path("state").equals("running"));
    return run;
  }

  private void write(String sql, String id) {
    jdbi.useHandle(handle -> handle.execute(sql, id));
  }

  /** Starts runs until one is refused. */
  private static Response firstRefused(String contract, String body) {
    Response response = json(body).post(runs(contract));
    for (int i = 0; i < 50 && response.statusCode() == 202; i++) {
      response = json(body).post(runs(contract));
    }
    return response;
  }

  private static void stopAll(String contract) {
    String open = runs(contract) + "?limit=200&state=";
    for (String state : List.of("queued", "running")) {
      for (String run : get(open + state).<List<String>>path("items.id")) {
        Response unused = when().delete(runs(contract) + "/" + run);
      }
    }
  }
}
