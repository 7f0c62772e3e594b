package app.ontos.tags;

import static app.ontos.testing.Api.DOMAINS;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class TagAssignmentResourceTest {
  private static final String ASSIGNMENTS = "/api/v1/tag-assignments";

  @Test
  void givesARecordATag() {
    // Given
    String tag = tag("[]");
    String domain = domain(unique("Sales"));

    // When
    Response response = json(body(tag, "data-domain", domain, "")).post(ASSIGNMENTS);

    // Then
    response
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("label", startsWith("privacy/class"))
        .body("entityId", equalTo(domain));
  }

  @Test
  void takesOnlyTheValuesThatTheTagAllows() {
    // Given
    String tag = tag("[\"high\", \"low\"]");
    String domain = domain(unique("Sales"));

    // When
    List<Response> responses =
        List.of(
            json(body(tag, "data-domain", domain, "")).post(ASSIGNMENTS),
            json(body(tag, "data-domain", domain, ", \"value\": \"middling\"")).post(ASSIGNMENTS),
            json(body(tag, "data-domain", domain, ", \"value\": \"low\"")).post(ASSIGNMENTS));

    // Then
    responses.get(0).then().statusCode(422).body("errors.pointer", contains("/value"));
    responses.get(1).then().statusCode(422).body("errors.pointer", contains("/value"));
    responses.get(2).then().statusCode(201).body("value", equalTo("low"));
  }

  @Test
  void refusesATagThatTheRecordHas() {
    // Given
    String body = body(tag("[]"), "data-domain", domain(unique("Sales")), "");
    created(ASSIGNMENTS, body);

    // When
    Response response = json(body).post(ASSIGNMENTS);

    // Then
    response.then().statusCode(409).body("code", equalTo("conflict"));
  }

  @Test
  void refusesWhatIsNotThere() {
    // Given
    String nothing = UUID.randomUUID().toString();
    String domain = domain(unique("Sales"));
    String tag = tag("[]");

    // When
    List<Response> responses =
        List.of(
            json(body(tag, "data-domain", nothing, "")).post(ASSIGNMENTS),
            json(body(tag, "team", domain, "")).post(ASSIGNMENTS),
            json(body(nothing, "data-domain", domain, "")).post(ASSIGNMENTS),
            json(body(tag, "planet", domain, "")).post(ASSIGNMENTS));

    // Then
    assertThat(responses).allMatch(response -> response.statusCode() == 422);
    assertThat(responses.stream().map(r -> r.<String>path("errors[0].pointer")))
        .containsExactly("/entityId", "/entityId", "/tagId", "/entityType");
  }

  @Test
  void takesARecordThatTheCallerMayNotSeeForNone() {
    // Given
    String caller = tagger();
    String body = body(tag("[]"), "connection", connection(), "");

    // When
    Response response = Roles.as(caller, body).post(ASSIGNMENTS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/entityId"));
  }

  @Test
  void showsOnlyTheTagsOfRecordsThatTheCallerMaySee() {
    // Given
    String tag = tag("[]");
    String domain = domain(unique("Sales"));
    created(ASSIGNMENTS, body(tag, "data-domain", domain, ""));
    String hidden = created(ASSIGNMENTS, body(tag, "connection", connection(), ""));
    String caller = tagger();

    // When
    List<Response> responses =
        List.of(
            Roles.as(caller).queryParam("tagId", tag).get(ASSIGNMENTS),
            Roles.as(caller).get(ASSIGNMENTS + "/" + hidden),
            Roles.as(caller).delete(ASSIGNMENTS + "/" + hidden));

    // Then
    responses.get(0).then().body("items.entityId", contains(domain));
    responses.get(1).then().statusCode(404);
    responses.get(2).then().statusCode(404);
  }

  @Test
  void listsTheTagsOfARecordAndTheRecordsOfATag() {
    // Given
    String one = tag("[]");
    String two = tag("[]");
    String domain = domain(unique("Sales"));
    created(ASSIGNMENTS, body(one, "data-domain", domain, ""));
    created(ASSIGNMENTS, body(two, "data-domain", domain, ""));
    created(ASSIGNMENTS, body(two, "data-domain", domain(unique("Other")), ""));

    // When
    List<Response> responses =
        List.of(
            given().queryParams("entityType", "data-domain", "entityId", domain).get(ASSIGNMENTS),
            given().queryParam("tagId", two).get(ASSIGNMENTS));

    // Then
    responses.get(0).then().body("items.tagId", containsInAnyOrder(one, two));
    responses.get(1).then().body("items", hasSize(2));
  }

  @Test
  void takesATagAwayAndLeavesATrail() {
    // Given
    String id = created(ASSIGNMENTS, body(tag("[]"), "data-domain", domain(unique("Sales")), ""));

    // When
    Response response = given().delete(ASSIGNMENTS + "/" + id);

    // Then
    response.then().statusCode(204);
    given().get(ASSIGNMENTS + "/" + id).then().statusCode(404);
    given()
        .queryParam("entityId", id)
        .get("/api/v1/audit-events")
        .then()
        .body("items.action", contains("deleted", "created"));
  }

  @Test
  void goesWithItsRecord() {
    // Given
    String domain = domain(unique("Sales"));
    String id = created(ASSIGNMENTS, body(tag("[]"), "data-domain", domain, ""));

    // When
    Response response = given().delete(DOMAINS + "/" + domain);

    // Then
    response.then().statusCode(204);
    given().get(ASSIGNMENTS + "/" + id).then().statusCode(404);
  }

  private static String tag(String allowedValues) {
    return created(
        "/api/v1/tags",
        "{\"namespace\": \"privacy\", \"name\": \"%s\", \"allowedValues\": %s}"
            .formatted(unique("class"), allowedValues));
  }

  private static String body(String tag, String type, String record, String more) {
    return "{\"tagId\": \"%s\", \"entityType\": \"%s\", \"entityId\": \"%s\"%s}"
        .formatted(tag, type, record, more);
  }

  private static String connection() {
    return created(
        "/api/v1/connections",
        "{\"name\": \"%s\", \"environments\": {}}".formatted(unique("Lake")));
  }

  /** Somebody who may give tags, but see no connections. */
  private static String tagger() {
    String name = unique("tagger");
    Roles.as(Roles.ADMIN, "{\"name\": \"%s\", \"access\": {\"tags\": \"write\"}}".formatted(name))
        .post(Roles.ROLES)
        .then()
        .statusCode(201);
    Roles.give(name, name);
    return name;
  }
}
