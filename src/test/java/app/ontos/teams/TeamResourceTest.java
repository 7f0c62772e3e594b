package app.ontos.teams;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.ontos.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class TeamResourceTest {
  private static final String TEAMS = "/api/v1/teams";
  private static final String TEAM = TEAMS + "/{id}";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  @Test
  void createsATeamAndAnswersWhereItIs() {
    // Given
    String name = unique("Billing");
    String domain = created("/api/v1/data-domains", Map.of("name", unique("Finance")));

    // When
    Response response =
        post(TEAMS, Map.of("name", " " + name + " ", "title", "Billing", "domainId", domain));

    // Then
    response
        .then()
        .statusCode(201)
        .header("Location", matchesPattern("/api/v1/teams/[0-9a-f-]{36}"))
        .header("ETag", "\"1\"")
        .body("name", equalTo(name))
        .body("title", equalTo("Billing"))
        .body("description", nullValue())
        .body("domainId", equalTo(domain))
        .body("createdBy", equalTo("local@localhost"));
  }

  @Test
  void readsATeamWithoutABody() {
    // Given
    String name = unique("Readers");
    String id = team(name);

    // When
    Response response = when().get(TEAM, id);

    // Then
    response.then().statusCode(200).header("ETag", "\"1\"").body("name", equalTo(name));
  }

  @Test
  void answers404ForATeamThatIsNotThere() {
    // Given
    UUID nobody = UUID.randomUUID();

    // When
    Response response = when().get(TEAM, nobody);

    // Then
    response.then().statusCode(404).body("code", equalTo("not-found"));
  }

  @Test
  void listsTheTeamsOfADomainPageByPage() {
    // Given
    String domain = created("/api/v1/data-domains", Map.of("name", unique("Sales")));
    String a = created(TEAMS, Map.of("name", unique("a"), "domainId", domain));
    String b = created(TEAMS, Map.of("name", unique("b"), "domainId", domain));
    String next =
        given()
            .queryParams("domainId", domain, "limit", 1, "sort", "-name")
            .get(TEAMS)
            .then()
            .body("items.id", contains(b))
            .extract()
            .path("nextCursor");

    // When
    Response response =
        given()
            .queryParams("domainId", domain, "limit", 1, "sort", "-name", "cursor", next)
            .get(TEAMS);

    // Then
    response.then().statusCode(200).body("items.id", contains(a)).body("nextCursor", nullValue());
  }

  @Test
  void findsATeamByItsTitle() {
    // Given
    String title = unique("Ünusual 100% title");
    String id = created(TEAMS, Map.of("name", unique("plain"), "title", title));

    // When
    Response response = given().queryParam("q", title).get(TEAMS);

    // Then
    response.then().statusCode(200).body("items.id", contains(id));
  }

  @Test
  void refusesANameThatDiffersOnlyInCase() {
    // Given
    String name = unique("Taken");
    team(name);

    // When
    Response response = post(TEAMS, Map.of("name", name.toUpperCase(Locale.ROOT)));

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("name-taken"))
        .body("errors.pointer", contains("/name"));
  }

  @Test
  void refusesAnUnknownDomain() {
    // Given
    Map<String, ?> body = Map.of("name", unique("Lost"), "domainId", UUID.randomUUID().toString());

    // When
    Response response = post(TEAMS, body);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/domainId"));
  }

  @Test
  void namesEveryFieldAtFault() {
    // Given
    Map<String, ?> body = Map.of("title", 7, "version", 3);

    // When
    Response response = post(TEAMS, body);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/name", "/title", "/version"));
  }

  @Test
  void replacesEveryFieldOfATeam() {
    // Given
    String id = created(TEAMS, Map.of("name", unique("Before"), "title", "Before"));
    String name = unique("After");

    // When
    Response response =
        given()
            .contentType(ContentType.JSON)
            .header("If-Match", "\"1\"")
            .body(Map.of("name", name, "description", "new"))
            .put(TEAM, id);

    // Then
    response
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("name", equalTo(name))
        .body("title", nullValue())
        .body("description", equalTo("new"));
  }

  @Test
  void refusesAReplacementWithAStaleVersion() {
    // Given
    String id = team(unique("Stale"));

    // When
    Response response =
        given()
            .contentType(ContentType.JSON)
            .header("If-Match", "\"9\"")
            .body(Map.of("name", unique("Other")))
            .put(TEAM, id);

    // Then
    response.then().statusCode(412).body("code", equalTo("stale-version"));
  }

  @Test
  void refusesAReplacementWithoutAVersion() {
    // Given
    String id = team(unique("Careless"));

    // When
    Response response =
        given().contentType(ContentType.JSON).body(Map.of("name", "x")).put(TEAM, id);

    // Then
    response.then().statusCode(428);
  }

  @Test
  void patchesOneFieldAndKeepsTheOthers() {
    // Given
    String name = unique("Patched");
    String id = created(TEAMS, Map.of("name", name, "title", "old", "description", "kept"));

    // When
    Response response =
        given()
            .contentType(MERGE_PATCH)
            .header("If-Match", "\"1\"")
            .body("{\"title\": null}")
            .patch(TEAM, id);

    // Then
    response
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("name", equalTo(name))
        .body("title", nullValue())
        .body("description", equalTo("kept"));
  }

  @Test
  void writesAnAuditEventWithTheFieldsBeforeAndAfter() {
    // Given
    String id = created(TEAMS, Map.of("name", unique("Audited"), "title", "old"));
    given()
        .contentType(MERGE_PATCH)
        .header("If-Match", "\"1\"")
        .body("{\"title\": \"new\"}")
        .patch(TEAM, id)
        .then()
        .statusCode(200);

    // When
    Response response = events(id, "updated");

    // Then
    response
        .then()
        .body("items", hasSize(1))
        .body("items[0].entityType", equalTo("team"))
        .body("items[0].entityVersion", equalTo(2))
        .body("items[0].changes.field", contains("title"))
        .body("items[0].changes[0].before", equalTo("old"))
        .body("items[0].changes[0].after", equalTo("new"));
  }

  @Test
  void removesATeamOnce() {
    // Given
    String id = team(unique("Gone"));
    when().delete(TEAM, id).then().statusCode(204);

    // When
    Response response = when().delete(TEAM, id);

    // Then
    response.then().statusCode(404);
  }

  @Test
  void refusesARemovalWithAStaleVersionAndKeepsTheMembers() {
    // Given
    String id = team(unique("Kept"));
    member(id, "ann@example.com");

    // When
    Response response = given().header("If-Match", "\"9\"").delete(TEAM, id);

    // Then
    response.then().statusCode(412);
    when().get(TEAM + "/members", id).then().statusCode(200).body("items", hasSize(1));
  }

  @Test
  void namesTheProjectsThatStandInTheWayOfARemoval() {
    // Given
    String id = team(unique("Needed"));
    String owned = created("/api/v1/projects", Map.of("name", unique("Owned"), "ownerTeamId", id));
    String shared =
        created("/api/v1/projects", Map.of("name", unique("Shared"), "teamIds", List.of(id)));

    // When
    Response response = when().delete(TEAM, id);

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"))
        .body("references.type", contains("project", "project"))
        .body("references.id", contains(owned, shared))
        .body("references.name", notNullValue());
  }

  @Test
  void removesTheMembersOfATeamWithAnAuditEventForEach() {
    // Given
    String id = team(unique("Whole"));
    String ann = member(id, "ann@example.com");
    String bob = member(id, "bob@example.com");

    // When
    Response response = when().delete(TEAM, id);

    // Then
    response.then().statusCode(204);
    for (String member : List.of(ann, bob)) {
      events(member, "deleted")
          .then()
          .body("items", hasSize(1))
          .body("items[0].id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-.*"))
          .body("items[0].entityType", equalTo("team-member"))
          .body("items[0].changes.find { it.field == 'role' }.before", equalTo("owner"));
    }
    events(id, "deleted").then().body("items", hasSize(1));
  }

  @Test
  void keepsTheMembersOfATeamInUse() {
    // Given
    String id = team(unique("Busy"));
    String ann = member(id, "ann@example.com");
    created("/api/v1/projects", Map.of("name", unique("Work"), "ownerTeamId", id));

    // When
    Response response = when().delete(TEAM, id);

    // Then
    response.then().statusCode(409);
    when().get(TEAM + "/members/{member}", id, ann).then().statusCode(200);
    events(ann, "deleted").then().body("items", empty());
  }

  private static String team(String name) {
    return created(TEAMS, Map.of("name", name));
  }

  private static String member(String team, String principal) {
    return created(
        TEAMS + "/" + team + "/members",
        Map.of("principal", principal, "principalType", "user", "role", "owner"));
  }

  private static Response events(String id, String action) {
    return given().queryParams("entityId", id, "action", action).get("/api/v1/audit-events");
  }

  private static String created(String path, Map<String, ?> body) {
    return post(path, body).then().statusCode(201).extract().path("id");
  }

  private static Response post(String path, Map<String, ?> body) {
    return given().contentType(ContentType.JSON).body(body).post(path);
  }

  private static String unique(String name) {
    return name + " " + UUID.randomUUID();
  }
}
