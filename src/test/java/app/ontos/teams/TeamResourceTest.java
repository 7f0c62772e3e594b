package app.ontos.teams;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import app.ontos.testing.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class TeamResourceTest {
  private static final String TEAMS = "/api/v1/teams";

  @Test
  void createsATeamInADomain() {
    // Given
    String name = unique("Billing");
    String domain = domain(unique("Finance"));
    String body =
        "{\"name\": \"%s\", \"title\": \"Billing data\", \"domainId\": \"%s\"}"
            .formatted(name, domain);

    // When
    var response = json(body).post(TEAMS);

    // Then
    response
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("name", equalTo(name))
        .body("title", equalTo("Billing data"))
        .body("domainId", equalTo(domain));
  }

  @Test
  void refusesADomainThatDoesNotExist() {
    // Given
    String body =
        "{\"name\": \"%s\", \"domainId\": \"%s\"}".formatted(unique("Lost"), UUID.randomUUID());

    // When
    var response = json(body).post(TEAMS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/domainId"));
  }

  @Test
  void refusesANameThatIsTaken() {
    // Given
    String body = "{\"name\": \"%s\"}".formatted(unique("Twice"));
    json(body).post(TEAMS);

    // When
    var response = json(body).post(TEAMS);

    // Then
    response.then().statusCode(409).body("code", equalTo("name-taken"));
  }

  @Test
  void listsTheTeamsOfADomain() {
    // Given
    String domain = domain(unique("Finance"));
    String id = teamIn(domain);
    team();

    // When
    var response = given().queryParam("domainId", domain).get(TEAMS);

    // Then
    response.then().statusCode(200).body("items.id", contains(id));
  }

  @Test
  void patchesATeamOutOfItsDomain() {
    // Given
    String id = teamIn(domain(unique("Finance")));

    // When
    var response =
        patch("{\"domainId\": null}").header("If-Match", "\"1\"").patch(TEAMS + "/" + id);

    // Then
    response.then().statusCode(200).header("ETag", "\"2\"").body("domainId", nullValue());
  }

  @Test
  void refusesAReplacementOfAStaleVersion() {
    // Given
    String id = team();

    // When
    var response = json("{\"name\": \"x\"}").header("If-Match", "\"7\"").put(TEAMS + "/" + id);

    // Then
    response.then().statusCode(412);
  }

  @Test
  void namesTheProjectsThatKeepATeamFromGoing() {
    // Given
    String team = team();
    String owned =
        created(
            "/api/v1/projects",
            "{\"name\": \"%s\", \"ownerTeamId\": \"%s\"}".formatted(unique("Owned"), team));
    String shared =
        created(
            "/api/v1/projects",
            "{\"name\": \"%s\", \"teamIds\": [\"%s\"]}".formatted(unique("Shared"), team));

    // When
    var response = when().delete(TEAMS + "/" + team);

    // Then
    response
        .then()
        .statusCode(409)
        .body("references.id", containsInAnyOrder(owned, shared))
        .body("references.type", containsInAnyOrder("project", "project"));
  }

  @Test
  void addsAMember() {
    // Given
    String members = TEAMS + "/" + team() + "/members";

    // When
    var response = json(member("ada@example.com")).post(members);

    // Then
    response
        .then()
        .statusCode(201)
        .body("principal", equalTo("ada@example.com"))
        .body("principalType", equalTo("user"))
        .body("role", equalTo("owner"));
    when().get(response.header("Location")).then().statusCode(200).header("ETag", "\"1\"");
  }

  @Test
  void refusesAMemberTwice() {
    // Given
    String members = TEAMS + "/" + team() + "/members";
    json(member("ada@example.com")).post(members);

    // When
    var response = json(member("ADA@example.com")).post(members);

    // Then
    response.then().statusCode(409).body("errors.pointer", contains("/principal"));
  }

  @Test
  void saysWhichTypesAMemberMayHave() {
    // Given
    String members = TEAMS + "/" + team() + "/members";
    String body = "{\"principal\": \"a\", \"principalType\": \"robot\", \"role\": \"owner\"}";

    // When
    var response = json(body).post(members);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/principalType"))
        .body("errors[0].detail", equalTo("must be one of group, service-principal, user"));
  }

  @Test
  void knowsNoMembersOfAnUnknownTeam() {
    // Given
    String members = TEAMS + "/" + UUID.randomUUID() + "/members";

    // When
    var response = when().get(members);

    // Then
    response.then().statusCode(404);
    json(member("ada@example.com")).post(members).then().statusCode(404);
  }

  @Test
  void doesNotFindAMemberThroughAnotherTeam() {
    // Given
    String id = created(TEAMS + "/" + team() + "/members", member("ada@example.com"));

    // When
    var response = when().get(TEAMS + "/" + team() + "/members/" + id);

    // Then
    response.then().statusCode(404);
  }

  @Test
  void changesTheRoleOfAMember() {
    // Given
    String members = TEAMS + "/" + team() + "/members";
    String id = created(members, member("ada@example.com"));

    // When
    var response =
        patch("{\"role\": \"steward\"}").header("If-Match", "\"1\"").patch(members + "/" + id);

    // Then
    response
        .then()
        .statusCode(200)
        .body("role", equalTo("steward"))
        .body("principalType", equalTo("user"));
  }

  @Test
  void removesTheMembersWithTheirTeamAndTellsTheAuditTrail() {
    // Given
    String team = team();
    String member = created(TEAMS + "/" + team + "/members", member("ada@example.com"));

    // When
    var response = when().delete(TEAMS + "/" + team);

    // Then
    response.then().statusCode(204);
    when().get(TEAMS + "/" + team + "/members/" + member).then().statusCode(404);
    given()
        .queryParam("entityId", team)
        .queryParam("action", "deleted")
        .get("/api/v1/audit-events")
        .then()
        .body(
            "items[0].changes.find { it.field == 'members' }.before[0].principal",
            equalTo("ada@example.com"));
  }

  private static String member(String principal) {
    return "{\"principal\": \"%s\", \"principalType\": \"user\", \"role\": \"owner\"}"
        .formatted(principal);
  }

  private static String team() {
    return created(TEAMS, "{\"name\": \"%s\"}".formatted(unique("Team")));
  }

  private static String teamIn(String domain) {
    return created(
        TEAMS, "{\"name\": \"%s\", \"domainId\": \"%s\"}".formatted(unique("Team"), domain));
  }
}
