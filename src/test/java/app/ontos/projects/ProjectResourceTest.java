package app.ontos.projects;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testing.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class ProjectResourceTest {
  private static final String PROJECTS = "/api/v1/projects";

  @Test
  void createsAProjectWithItsTeams() {
    // Given
    String a = team();
    String b = team();
    String body =
        "{\"name\": \"%s\", \"ownerTeamId\": \"%s\", \"teamIds\": [\"%s\", \"%s\", \"%s\"]}"
            .formatted(unique("Migration"), a, a, b, b);

    // When
    var response = json(body).post(PROJECTS);

    // Then
    response
        .then()
        .statusCode(201)
        .body("ownerTeamId", equalTo(a))
        .body("teamIds", containsInAnyOrder(a, b));
    when()
        .get(response.header("Location"))
        .then()
        .statusCode(200)
        .body("teamIds", containsInAnyOrder(a, b));
  }

  @Test
  void refusesATeamThatDoesNotExist() {
    // Given
    String body =
        "{\"name\": \"%s\", \"teamIds\": [\"%s\"]}".formatted(unique("Lost"), UUID.randomUUID());

    // When
    var response = json(body).post(PROJECTS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/teamIds"));
  }

  @Test
  void refusesAnOwnerThatDoesNotExist() {
    // Given
    String body =
        "{\"name\": \"%s\", \"ownerTeamId\": \"%s\"}".formatted(unique("Lost"), UUID.randomUUID());

    // When
    var response = json(body).post(PROJECTS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/ownerTeamId"));
  }

  @Test
  void replacesTheTeamsOfAProject() {
    // Given
    String a = team();
    String b = team();
    String c = team();
    String id = project(a, b);
    String body =
        "{\"name\": \"%s\", \"teamIds\": [\"%s\", \"%s\"]}".formatted(unique("New"), b, c);

    // When
    var response = json(body).header("If-Match", "\"1\"").put(PROJECTS + "/" + id);

    // Then
    response.then().statusCode(200).body("teamIds", containsInAnyOrder(b, c));
    when().get(PROJECTS + "/" + id).then().body("teamIds", containsInAnyOrder(b, c));
  }

  @Test
  void changesNothingWhenTheVersionIsStale() {
    // Given
    String a = team();
    String id = project(a, team());

    // When
    var response =
        json("{\"name\": \"%s\"}".formatted(unique("New")))
            .header("If-Match", "\"2\"")
            .put(PROJECTS + "/" + id);

    // Then
    response.then().statusCode(412);
    when().get(PROJECTS + "/" + id).then().body("teamIds.size()", equalTo(2));
  }

  @Test
  void tellsTheAuditTrailWhichTeamsCameAndWent() {
    // Given
    String a = team();
    String id = project(a, a);
    patch("{\"teamIds\": []}").header("If-Match", "\"1\"").patch(PROJECTS + "/" + id);

    // When
    var response =
        given()
            .queryParam("entityId", id)
            .queryParam("action", "updated")
            .get("/api/v1/audit-events");

    // Then
    response
        .then()
        .body("items[0].changes.field", contains("teamIds"))
        .body("items[0].changes[0].before", contains(a))
        .body("items[0].changes[0].after", empty());
  }

  @Test
  void listsTheProjectsThatATeamWorksIn() {
    // Given
    String a = team();
    String id = project(a, team());
    project(team(), team());

    // When
    var response = given().queryParam("teamId", a).get(PROJECTS);

    // Then
    response.then().statusCode(200).body("items.id", contains(id));
  }

  @Test
  void deletesAProjectAndFreesItsTeams() {
    // Given
    String a = team();
    String id = project(a, a);

    // When
    var response = when().delete(PROJECTS + "/" + id);

    // Then
    response.then().statusCode(204);
    when().delete("/api/v1/teams/" + a).then().statusCode(204);
  }

  private static String team() {
    return created("/api/v1/teams", "{\"name\": \"%s\"}".formatted(unique("Team")));
  }

  private static String project(String a, String b) {
    return created(
        PROJECTS,
        "{\"name\": \"%s\", \"teamIds\": [\"%s\", \"%s\"]}".formatted(unique("Project"), a, b));
  }
}
