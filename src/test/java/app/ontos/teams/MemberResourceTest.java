package app.ontos.teams;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import app.ontos.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ServiceTest
class MemberResourceTest {
  private static final String MEMBERS = "/api/v1/teams/{team}/members";
  private static final String MEMBER = MEMBERS + "/{id}";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  @Test
  void addsAMemberAndAnswersWhereItIs() {
    // Given
    String team = team();

    // When
    Response response = add(team, "Ann@Example.com", "service-principal", "owner");

    // Then
    response
        .then()
        .statusCode(201)
        .header("Location", matchesPattern("/api/v1/teams/" + team + "/members/[0-9a-f-]{36}"))
        .header("ETag", "\"1\"")
        .body("teamId", equalTo(team))
        .body("principal", equalTo("Ann@Example.com"))
        .body("principalType", equalTo("service-principal"))
        .body("role", equalTo("owner"))
        .body("name", nullValue());
  }

  @Test
  void answersARetryWithTheFirstMember() {
    // Given
    String team = team();
    String key = UUID.randomUUID().toString();
    String first = keyed(team, key).then().statusCode(201).extract().path("id");

    // When
    Response response = keyed(team, key);

    // Then
    response.then().statusCode(201).body("id", equalTo(first));
  }

  @Test
  void readsAMemberWithoutABody() {
    // Given
    String team = team();
    String id = added(team, "ann@example.com", "user", "owner");

    // When
    Response response = when().get(MEMBER, team, id);

    // Then
    response
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("principal", equalTo("ann@example.com"));
  }

  @Test
  void listsTheMembersOfOneTeamByPrincipal() {
    // Given
    String team = team();
    String bob = added(team, "bob@example.com", "user", "reader");
    String ann = added(team, "Ann@example.com", "user", "reader");
    added(team(), "other@example.com", "user", "reader");

    // When
    Response response = when().get(MEMBERS, team);

    // Then
    response.then().statusCode(200).body("items.id", contains(ann, bob));
  }

  @Test
  void goesOnWithTheNextPageOfMembers() {
    // Given
    String team = team();
    added(team, "a@example.com", "user", "reader");
    String b = added(team, "b@example.com", "user", "reader");
    String link = given().queryParam("limit", 1).get(MEMBERS, team).header("Link");

    // When
    Response response = given().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));

    // Then
    response.then().statusCode(200).body("items.id", contains(b)).body("nextCursor", nullValue());
  }

  @Test
  void filtersMembersByTypeRoleAndText() {
    // Given
    String team = team();
    String wanted = added(team, "data stewards", "group", "steward");
    added(team, "data readers", "group", "reader");
    added(team, "data stewards", "user", "steward");

    // When
    Response response =
        given()
            .queryParams("principalType", "group", "role", "steward", "q", "DATA")
            .get(MEMBERS, team);

    // Then
    response.then().statusCode(200).body("items.id", contains(wanted));
  }

  @Test
  void refusesAFilterByATypeThatIsNone() {
    // Given
    String team = team();

    // When
    Response response = given().queryParam("principalType", "robot").get(MEMBERS, team);

    // Then
    response.then().statusCode(400);
  }

  @Test
  void refusesTheSameMemberTwice() {
    // Given
    String team = team();
    added(team, "ann@example.com", "user", "owner");

    // When
    Response response = add(team, "ANN@example.com", "user", "reader");

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("name-taken"))
        .body("errors.pointer", contains("/principal"));
  }

  @Test
  void namesEveryFieldAtFault() {
    // Given
    String team = team();

    // When
    Response response = add(team, " ", "robot", "\u0000");

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/principal", "/principalType", "/role"));
  }

  @Test
  void replacesAMember() {
    // Given
    String team = team();
    String id = added(team, "ann@example.com", "user", "owner");

    // When
    Response response = matching(1).body(body("analysts", "group", "reader")).put(MEMBER, team, id);

    // Then
    response
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("principal", equalTo("analysts"))
        .body("principalType", equalTo("group"))
        .body("role", equalTo("reader"));
  }

  @Test
  void patchesTheRoleOfAMember() {
    // Given
    String team = team();
    String id = added(team, "ann@example.com", "user", "owner");

    // When
    Response response =
        matching(1).contentType(MERGE_PATCH).body(Map.of("role", "reader")).patch(MEMBER, team, id);

    // Then
    response
        .then()
        .statusCode(200)
        .body("principal", equalTo("ann@example.com"))
        .body("role", equalTo("reader"));
  }

  @Test
  void refusesAReplacementWithAStaleVersion() {
    // Given
    String team = team();
    String id = added(team, "ann@example.com", "user", "owner");

    // When
    Response response = matching(9).body(body("bob", "user", "reader")).put(MEMBER, team, id);

    // Then
    response.then().statusCode(412);
  }

  @Test
  void removesAMemberOnce() {
    // Given
    String team = team();
    String id = added(team, "ann@example.com", "user", "owner");
    when().delete(MEMBER, team, id).then().statusCode(204);

    // When
    Response response = when().delete(MEMBER, team, id);

    // Then
    response.then().statusCode(404);
  }

  @Test
  void writesAnAuditEventWithTheFieldsBeforeAndAfter() {
    // Given
    String team = team();
    String id = added(team, "ann@example.com", "user", "owner");
    matching(1).body(body("ann@example.com", "user", "reader")).put(MEMBER, team, id);
    when().delete(MEMBER, team, id).then().statusCode(204);

    // When
    Response response = given().queryParam("entityId", id).get("/api/v1/audit-events");

    // Then
    response
        .then()
        .body("items.action", contains("deleted", "updated", "created"))
        .body("items.entityType", everyItem(equalTo("team-member")))
        .body("items.entityName", everyItem(equalTo("ann@example.com")))
        .body("items[1].changes.field", contains("role"))
        .body("items[1].changes[0].before", equalTo("owner"))
        .body("items[1].changes[0].after", equalTo("reader"))
        .body("items[2].changes.field", hasItem("principalType"));
  }

  @Test
  void answers404ForTheMembersOfAnUnknownTeam() {
    // Given
    UUID nowhere = UUID.randomUUID();
    String id = added(team(), "ann@example.com", "user", "owner");
    Map<String, ?> body = body("ann@example.com", "user", "owner");

    // When
    List<Integer> statuses =
        Stream.of(
                add(nowhere.toString(), "ann@example.com", "user", "owner"),
                when().get(MEMBERS, nowhere),
                when().get(MEMBER, nowhere, id),
                matching(1).body(body).put(MEMBER, nowhere, id),
                matching(1).contentType(MERGE_PATCH).body(body).patch(MEMBER, nowhere, id),
                when().delete(MEMBER, nowhere, id))
            .map(Response::statusCode)
            .toList();

    // Then
    org.hamcrest.MatcherAssert.assertThat(statuses, everyItem(equalTo(404)));
  }

  @Test
  void listsNoMembersOfANewTeam() {
    // Given
    String team = team();

    // When
    Response response = when().get(MEMBERS, team);

    // Then
    response.then().statusCode(200).body("items", hasSize(0)).body("nextCursor", nullValue());
  }

  private static String team() {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("name", "Team " + UUID.randomUUID()))
        .post("/api/v1/teams")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String added(String team, String principal, String type, String role) {
    return add(team, principal, type, role).then().statusCode(201).extract().path("id");
  }

  private static Response add(String team, String principal, String type, String role) {
    return given()
        .contentType(ContentType.JSON)
        .body(body(principal, type, role))
        .post(MEMBERS, team);
  }

  private static Response keyed(String team, String key) {
    return given()
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key)
        .body(body("ann@example.com", "user", "owner"))
        .post(MEMBERS, team);
  }

  private static RequestSpecification matching(int version) {
    return given().contentType(ContentType.JSON).header("If-Match", "\"" + version + "\"");
  }

  private static Map<String, ?> body(String principal, String type, String role) {
    return Map.of("principal", principal, "principalType", type, "role", role);
  }
}
