package app.ontos.projects;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import app.ontos.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class ProjectResourceTest {
  private static final String PROJECTS = "/api/v1/projects";
  private static final String PROJECT = PROJECTS + "/{id}";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  @Test
  void createsAProjectAndAnswersWhereItIs() {
    // Given
    String name = unique("Migration");
    String a = team();
    String b = team();

    // When
    Response response =
        post(PROJECTS, Map.of("name", name, "ownerTeamId", a, "teamIds", List.of(b, a, b)));

    // Then
    response
        .then()
        .statusCode(201)
        .header("Location", matchesPattern("/api/v1/projects/[0-9a-f-]{36}"))
        .header("ETag", "\"1\"")
        .body("name", equalTo(name))
        .body("title", nullValue())
        .body("ownerTeamId", equalTo(a))
        .body("teamIds", containsInAnyOrder(a, b))
        .body("createdBy", equalTo("local@localhost"));
  }

  @Test
  void readsAProjectWithoutABody() {
    // Given
    String team = team();
    String id = created(PROJECTS, Map.of("name", unique("Read"), "teamIds", List.of(team)));

    // When
    Response response = when().get(PROJECT, id);

    // Then
    response.then().statusCode(200).header("ETag", "\"1\"").body("teamIds", contains(team));
  }

  @Test
  void answersAnEmptyListWhereThereAreNoTeams() {
    // Given
    String id = created(PROJECTS, Map.of("name", unique("Lonely")));

    // When
    Response response = when().get(PROJECT, id);

    // Then
    response.then().body("teamIds", empty()).body("ownerTeamId", nullValue());
  }

  @Test
  void listsTheProjectsOfATeamPageByPage() {
    // Given
    String team = team();
    String a = created(PROJECTS, Map.of("name", unique("a"), "teamIds", List.of(team)));
    String b = created(PROJECTS, Map.of("name", unique("b"), "teamIds", List.of(team, team())));
    String next =
        given()
            .queryParams("teamId", team, "limit", 1)
            .get(PROJECTS)
            .then()
            .body("items.id", contains(a))
            .extract()
            .path("nextCursor");

    // When
    Response response =
        given().queryParams("teamId", team, "limit", 1, "cursor", next).get(PROJECTS);

    // Then
    response
        .then()
        .statusCode(200)
        .body("items.id", contains(b))
        .body("items[0].teamIds", hasSize(2))
        .body("nextCursor", nullValue());
  }

  @Test
  void listsTheProjectsThatATeamOwnsTheLatestFirst() {
    // Given
    String team = team();
    String a = created(PROJECTS, Map.of("name", unique("a"), "ownerTeamId", team));
    String b = created(PROJECTS, Map.of("name", unique("b"), "ownerTeamId", team));

    // When
    Response response =
        given().queryParams("ownerTeamId", team, "sort", "-createdAt").get(PROJECTS);

    // Then
    response.then().statusCode(200).body("items.id", contains(b, a));
  }

  @Test
  void refusesANameThatDiffersOnlyInCase() {
    // Given
    String name = unique("Taken");
    created(PROJECTS, Map.of("name", name));

    // When
    Response response = post(PROJECTS, Map.of("name", name.toUpperCase(Locale.ROOT)));

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("name-taken"))
        .body("errors.pointer", contains("/name"));
  }

  @Test
  void refusesAnUnknownOwner() {
    // Given
    Map<String, ?> body =
        Map.of("name", unique("Orphan"), "ownerTeamId", UUID.randomUUID().toString());

    // When
    Response response = post(PROJECTS, body);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/ownerTeamId"));
  }

  @Test
  void refusesAnUnknownTeamAndChangesNothing() {
    // Given
    String team = team();
    String name = unique("Steady");
    String id = created(PROJECTS, Map.of("name", name, "teamIds", List.of(team)));

    // When
    Response response =
        matching("\"1\"")
            .body(Map.of("name", name, "teamIds", List.of(UUID.randomUUID().toString())))
            .put(PROJECT, id);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/teamIds"));
    when().get(PROJECT, id).then().body("version", equalTo(1)).body("teamIds", contains(team));
  }

  @Test
  void refusesTeamIdsThatAreNone() {
    // Given
    Map<String, ?> body = Map.of("name", unique("Odd"), "teamIds", List.of("x", team(), 7));

    // When
    Response response = post(PROJECTS, body);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/teamIds/0", "/teamIds/2"));
  }

  @Test
  void replacesAProjectWithItsTeams() {
    // Given
    String leaves = team();
    String stays = team();
    String comes = team();
    String id =
        created(
            PROJECTS,
            Map.of("name", unique("Old"), "title", "Old", "teamIds", List.of(leaves, stays)));
    String name = unique("New");

    // When
    Response response =
        matching("\"1\"")
            .body(Map.of("name", name, "teamIds", List.of(comes, stays)))
            .put(PROJECT, id);

    // Then
    response
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("name", equalTo(name))
        .body("title", nullValue())
        .body("teamIds", containsInAnyOrder(stays, comes));
    when().get(PROJECT, id).then().body("teamIds", containsInAnyOrder(stays, comes));
  }

  @Test
  void patchesTheTitleAndKeepsTheTeams() {
    // Given
    String team = team();
    String id = created(PROJECTS, Map.of("name", unique("Patched"), "teamIds", List.of(team)));

    // When
    Response response =
        matching("*")
            .contentType(MERGE_PATCH)
            .body(Map.of("title", "New title"))
            .patch(PROJECT, id);

    // Then
    response
        .then()
        .statusCode(200)
        .body("title", equalTo("New title"))
        .body("teamIds", contains(team));
  }

  @Test
  void refusesAReplacementWithAStaleVersionAndKeepsTheTeams() {
    // Given
    String team = team();
    String id = created(PROJECTS, Map.of("name", unique("Stale"), "teamIds", List.of(team)));

    // When
    Response response = matching("\"9\"").body(Map.of("name", unique("Other"))).put(PROJECT, id);

    // Then
    response.then().statusCode(412).body("code", equalTo("stale-version"));
    when().get(PROJECT, id).then().body("teamIds", contains(team));
  }

  @Test
  void answers404ForTheReplacementOfAProjectThatIsNotThere() {
    // Given
    UUID nothing = UUID.randomUUID();

    // When
    Response response = matching("*").body(Map.of("name", unique("None"))).put(PROJECT, nothing);

    // Then
    response.then().statusCode(404);
  }

  @Test
  void removesAProjectWithItsTiesAndFreesItsTeams() {
    // Given
    String team = team();
    String id = created(PROJECTS, Map.of("name", unique("Done"), "teamIds", List.of(team)));

    // When
    Response response = given().header("If-Match", "\"1\"").delete(PROJECT, id);

    // Then
    response.then().statusCode(204);
    when().get(PROJECT, id).then().statusCode(404);
    when().delete("/api/v1/teams/{id}", team).then().statusCode(204);
  }

  @Test
  void writesAuditEventsWithTheTeamsBeforeAndAfter() {
    // Given
    String a = team();
    String b = team();
    String name = unique("Audited");
    String id = created(PROJECTS, Map.of("name", name, "teamIds", List.of(a)));
    matching("\"1\"").body(Map.of("name", name, "teamIds", List.of(b))).put(PROJECT, id);
    when().delete(PROJECT, id).then().statusCode(204);

    // When
    Response response = given().queryParam("entityId", id).get("/api/v1/audit-events");

    // Then
    response
        .then()
        .body("items.action", contains("deleted", "updated", "created"))
        .body("items[0].changes.find { it.field == 'teamIds' }.before", contains(b))
        .body("items[1].changes.field", contains("teamIds"))
        .body("items[1].changes[0].before", contains(a))
        .body("items[1].changes[0].after", contains(b))
        .body("items[2].changes.field", hasItem("name"))
        .body("items[2].changes.find { it.field == 'teamIds' }.after", contains(a));
  }

  private static String team() {
    return created("/api/v1/teams", Map.of("name", unique("Team")));
  }

  private static String created(String path, Map<String, ?> body) {
    return post(path, body).then().statusCode(201).extract().path("id");
  }

  private static Response post(String path, Map<String, ?> body) {
    return given().contentType(ContentType.JSON).body(body).post(path);
  }

  private static RequestSpecification matching(String tags) {
    return given().contentType(ContentType.JSON).header("If-Match", tags);
  }

  private static String unique(String name) {
    return name + " " + UUID.randomUUID();
  }
}
