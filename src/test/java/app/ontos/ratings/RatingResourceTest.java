package app.ontos.ratings;

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
import static org.hamcrest.Matchers.nullValue;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class RatingResourceTest {
  private static final String RATINGS = "/api/v1/ratings";

  @Test
  void ratesARecordAndReplacesTheRatingOfTheSameCaller() {
    // Given
    String path = path(domain(unique("Sales")));
    Response first = json("{\"stars\": 2, \"remark\": \"stale\"}").put(path);

    // When
    Response second = json("{\"stars\": 4}").put(path);

    // Then
    first.then().statusCode(200).header("ETag", "\"1\"").body("remark", equalTo("stale"));
    second
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("id", equalTo(first.path("id")))
        .body("stars", equalTo(4))
        .body("remark", nullValue());
  }

  @Test
  void sumsUpWhatAllThink() {
    // Given
    String path = path(domain(unique("Sales")));
    rate("ada@example.com", 5, path);
    rate("bob@example.com", 4, path);
    rate("eve@example.com", 4, path);

    // When
    Response response = Roles.as("Ada@Example.com").get(path);

    // Then
    response
        .then()
        .statusCode(200)
        .body("count", equalTo(3))
        .body("average", equalTo(4.33f))
        .body("byStars", contains(0, 0, 0, 2, 1))
        .body("own.stars", equalTo(5));
  }

  @Test
  void saysThatNobodyHasRatedYet() {
    // Given
    String path = path(domain(unique("Sales")));

    // When
    Response response = given().get(path);

    // Then
    response
        .then()
        .statusCode(200)
        .body("count", equalTo(0))
        .body("average", nullValue())
        .body("own", nullValue());
  }

  @Test
  void refusesStarsThatAreNone() {
    // Given
    String path = path(domain(unique("Sales")));
    List<String> bodies =
        List.of("{\"stars\": 0}", "{\"stars\": 6}", "{\"stars\": 3.5}", "{}", "{\"stars\": \"3\"}");

    // When
    List<Response> responses = bodies.stream().map(body -> json(body).put(path)).toList();

    // Then
    for (Response response : responses) {
      response.then().statusCode(422).body("errors.pointer", contains("/stars"));
    }
  }

  @Test
  void honoursAnExpectedVersionWhereOneIsSent() {
    // Given
    String path = path(domain(unique("Sales")));
    String other = path(domain(unique("Other")));
    json("{\"stars\": 2}").put(path);

    // When
    List<Integer> statuses =
        List.of(
            json("{\"stars\": 3}").header("If-Match", "\"7\"").put(path).statusCode(),
            json("{\"stars\": 3}").header("If-Match", "\"1\"").put(path).statusCode(),
            json("{\"stars\": 3}").header("If-Match", "\"1\"").put(other).statusCode());

    // Then
    assertThat(statuses).containsExactly(412, 200, 412);
  }

  @Test
  void takesARatingBack() {
    // Given
    String path = path(domain(unique("Sales")));
    json("{\"stars\": 1}").put(path);

    // When
    List<Integer> statuses =
        List.of(given().delete(path).statusCode(), given().delete(path).statusCode());

    // Then
    assertThat(statuses).containsExactly(204, 404);
    given().get(path).then().body("count", equalTo(0));
  }

  @Test
  void listsTheRatingsOfARecord() {
    // Given
    String domain = domain(unique("Sales"));
    rate("ada@example.com", 5, path(domain));
    rate("bob@example.com", 1, path(domain));

    // When
    Response response =
        given().queryParams("entityType", "data-domain", "entityId", domain).get(RATINGS);

    // Then
    response
        .then()
        .body("items.createdBy", containsInAnyOrder("ada@example.com", "bob@example.com"));
  }

  @Test
  void knowsNoRecordThatIsNotThereOrNotToBeSeen() {
    // Given
    String nothing = path(UUID.randomUUID().toString());
    String connection =
        RATINGS
            + "/connection/"
            + created(
                "/api/v1/connections",
                "{\"name\": \"%s\", \"environments\": {}}".formatted(unique("Lake")));
    rate(Roles.ADMIN, 1, connection);

    // When
    List<Response> responses =
        List.of(
            Roles.as("visitor@example.com").get(nothing),
            Roles.as("visitor@example.com", "{\"stars\": 3}").put(nothing),
            Roles.as("visitor@example.com").get(connection),
            Roles.as("visitor@example.com", "{\"stars\": 3}").put(connection),
            Roles.as("visitor@example.com").get(RATINGS + "/planet/" + UUID.randomUUID()));

    // Then
    assertThat(responses).allMatch(response -> response.statusCode() == 404);
  }

  @Test
  void leavesATrailOfEveryChange() {
    // Given
    String path = path(domain(unique("Sales")));
    String id = json("{\"stars\": 1}").put(path).path("id");
    json("{\"stars\": 2}").put(path);
    given().delete(path);

    // When
    Response response = given().queryParam("entityId", id).get("/api/v1/audit-events");

    // Then
    response
        .then()
        .body("items", hasSize(3))
        .body("items.action", contains("deleted", "updated", "created"))
        .body("items[1].changes.field", contains("stars"))
        .body("items[2].changes.find { it.field == 'stars' }.before", nullValue());
  }

  private static void rate(String caller, int stars, String path) {
    Roles.as(caller, "{\"stars\": %d}".formatted(stars)).put(path).then().statusCode(200);
  }

  private static String path(String domain) {
    return RATINGS + "/data-domain/" + domain;
  }
}
