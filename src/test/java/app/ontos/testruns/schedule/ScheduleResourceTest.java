package app.ontos.testruns.schedule;

import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testruns.TestedItems.CONTRACTS;
import static app.ontos.testruns.TestedItems.contract;
import static app.ontos.testruns.TestedItems.ended;
import static app.ontos.testruns.TestedItems.runs;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.ontos.audit.Author;
import app.ontos.identity.AbsentCallers;
import app.ontos.testing.ServiceTest;
import app.ontos.testruns.StartTestRun;
import app.ontos.testruns.TestRun;
import app.ontos.testruns.TestedItems;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class ScheduleResourceTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final TestedItems ITEMS = new TestedItems();

  @Inject Jdbi jdbi;
  @Inject ScheduleStore store;
  @Inject StartTestRun start;
  @Inject AbsentCallers callers;
  @Inject RunSchedules schedules;

  @AfterAll
  static void stop() {
    ITEMS.close();
  }

  @Test
  void keepsWhenAContractIsTested() {
    // Given
    String contract = contract("item");
    String body = body(ITEMS.connection(), "\"cron\": \"0 6 * * *\", \"timeZone\": \"Asia/Tokyo\"");

    // When
    Response response = json(body).post(path(contract));

    // Then
    response
        .then()
        .statusCode(201)
        .header("ETag", equalTo("\"1\""))
        .body("cron", equalTo("0 6 * * *"))
        .body("interval", nullValue())
        .body("timeZone", equalTo("Asia/Tokyo"))
        .body("enabled", equalTo(true))
        .body("pausedReason", nullValue())
        .body("nextRunAt", containsString("T21:00:00Z"));
  }

  @Test
  void namesEveryFaultOfASchedule() {
    // Given
    String contract = contract("item");
    String body =
        """
        {"cron": "soon", "interval": "PT1S", "timeZone": "Mars", "enabled": 1, "who": "me"}""";

    // When
    Response response = json(body).post(path(contract));

    // Then
    response
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/connection",
                "/environment",
                "/cron",
                "/cron",
                "/interval",
                "/timeZone",
                "/enabled",
                "/who"));
  }

  @Test
  void refusesADayThatNeverComes() {
    // Given
    String contract = contract("item");
    String body = body(ITEMS.connection(), "\"cron\": \"0 0 31 2 *\"");

    // When
    Response response = json(body).post(path(contract));

    // Then
    response.then().statusCode(422).body("errors.pointer", equalTo(List.of("/cron")));
  }

  @Test
  void refusesALoginThatIsTheCallersOwn() {
    // Given
    String contract = contract("item");
    String body = body(ITEMS.callersConnection(), "\"interval\": \"PT1H\"");

    // When
    Response response = json(body).post(path(contract));

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/environment"))
        .body("errors[0].detail", containsString("the caller's own"));
  }

  @Test
  void refusesAConnectionThatIsNotThere() {
    // Given
    String contract = contract("item");
    String body = body(UUID.randomUUID().toString(), "\"interval\": \"PT1H\"");

    // When
    Response response = json(body).post(path(contract));

    // Then
    response.then().statusCode(422).body("errors[0].pointer", equalTo("/connection"));
  }

  @Test
  void changesSomeFieldsOfASchedule() {
    // Given
    String contract = contract("item");
    String id = created(contract, body(ITEMS.connection(), "\"interval\": \"PT1H\""));

    // When
    Response response =
        patch("{\"enabled\": false, \"interval\": null, \"cron\": \"0 6 * * *\"}")
            .header("If-Match", "\"1\"")
            .patch(path(contract) + "/" + id);

    // Then
    response
        .then()
        .statusCode(200)
        .body("enabled", equalTo(false))
        .body("interval", nullValue())
        .body("cron", equalTo("0 6 * * *"))
        .body("version", equalTo(2));
    given().delete(path(contract) + "/" + id).then().statusCode(204);
    get(path(contract) + "/" + id).then().statusCode(404);
  }

  @Test
  void makesUpOnceForAllTimesThatWereMissed() {
    // Given
    String contract = contract("item");
    String id = created(contract, body(ITEMS.connection(), "\"interval\": \"PT1H\""));
    makeDue(id, "3 days");

    // When
    await().atMost(SOON).until(() -> !get(runs(contract)).<List<String>>path("items.id").isEmpty());
    String run = get(runs(contract)).path("items[0].id");

    // Then
    ended(contract, run)
        .then()
        .body("scheduleId", equalTo(id))
        .body("verdict", equalTo("passed"))
        .body("createdBy", equalTo("local@localhost"));
    get(path(contract) + "/" + id).then().body("lastRunAt", notNullValue());
    Instant next = Instant.parse(get(path(contract) + "/" + id).path("nextRunAt"));
    assertThat(next).isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(1)));
    get(runs(contract)).then().body("items", hasSize(1));
  }

  @Test
  void givesATurnToOneOfSeveralInstances() {
    // Given
    String contract = contract("item");
    String id =
        created(contract, body(ITEMS.connection(), "\"interval\": \"PT1H\", \"enabled\": true"));
    TestSchedule seen = store.find(UUID.fromString(contract), UUID.fromString(id)).orElseThrow();
    Instant turn = seen.nextRunAt().orElseThrow();

    // When
    List<Optional<TestRun>> started =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                instance ->
                    start.startScheduled(
                        seen.dataContractId(),
                        seen.place(),
                        seen.id(),
                        ScheduleTurnStore.turn(seen, turn, seen.timing().after(turn, turn)),
                        callers.named("local@localhost"),
                        new Author("local@localhost", "instance " + instance)))
            .toList();

    // Then
    assertThat(started.stream().filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  void isPausedWhereItsAuthorMayNotTestAnyMore() {
    // Given
    String contract = contract("item");
    String id =
        given()
            .header("X-Forwarded-Email", "gone@example.com")
            .header("X-Forwarded-Groups", "ontos-admins")
            .contentType(ContentType.JSON)
            .body(body(ITEMS.connection(), "\"interval\": \"PT1H\""))
            .post(path(contract))
            .path("id");
    makeDue(id, "1 hour");

    // When
    await().atMost(SOON).until(() -> get(path(contract) + "/" + id).path("pausedReason") != null);

    // Then
    get(path(contract) + "/" + id)
        .then()
        .body("pausedReason", containsString("gone@example.com"))
        .body("enabled", equalTo(true));
    get(runs(contract)).then().body("items", hasSize(0));
  }

  private void makeDue(String id, String ago) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update contract_test_schedule set next_run_at = now() - cast(? as interval) where id = cast(? as uuid)",
                ago,
                id));
    schedules.changed();
  }

  private static String path(String contract) {
    return CONTRACTS + "/" + contract + "/schedules";
  }

  private static String created(String contract, String body) {
    Response response = json(body).post(path(contract));
    response.then().statusCode(201);
    return response.path("id");
  }

  private static String body(String connection, String when) {
    return "{\"connection\": \"%s\", \"environment\": \"production\", %s}"
        .formatted(connection, when);
  }
}
