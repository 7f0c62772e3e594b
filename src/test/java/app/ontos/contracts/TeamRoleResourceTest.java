package app.ontos.contracts;

import static app.ontos.contracts.Contracts.CONTRACTS;
import static app.ontos.contracts.Contracts.document;
import static app.ontos.contracts.Contracts.move;
import static app.ontos.contracts.Contracts.unique;
import static app.ontos.contracts.Contracts.yaml;
import static app.ontos.testing.Roles.as;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testing.Api;
import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a role in a team gives to somebody who may else only read: the team's own, and no more. */
@ServiceTest
class TeamRoleResourceTest {
  private static final String TEAMS = "/api/v1/teams";

  private final String caller = unique() + "@Example.com";
  private String team = "";
  private String otherTeam = "";
  private String membership = "";

  @BeforeEach
  void teams() {
    team = Api.created(TEAMS, "{\"name\": \"%s\"}".formatted(unique()));
    otherTeam = Api.created(TEAMS, "{\"name\": \"%s\"}".formatted(unique()));
    membership = Api.created(TEAMS + "/" + team + "/members", member(caller, "data PRODUCER"));
  }

  @Test
  void makesEditsAndProposesContractsOfTheTeam() {
    // Given
    String id = unique();
    Response made = post(caller, document(id, "1"), "?ownerTeamId=" + team);
    String contract = made.then().statusCode(201).extract().path("id");
    yaml(document(id, "2"))
        .header("X-Forwarded-Email", caller)
        .header("If-Match", "\"1\"")
        .put(CONTRACTS + "/" + contract + "?ownerTeamId=" + team)
        .then()
        .statusCode(200);

    // When
    Response response = moved(contract, "proposed");

    // Then
    response.then().statusCode(200).body("lifecycle", equalTo("proposed"));
  }

  @Test
  void makesNoneOfAnotherTeamNorOfNone() {
    // Given
    String document = document(unique(), "1");

    // When
    List<Integer> statuses =
        List.of(
            post(caller, document, "?ownerTeamId=" + otherTeam).statusCode(),
            post(caller, document, "").statusCode());

    // Then
    assertThat(statuses).containsOnly(403);
  }

  @Test
  void seesTheDraftsOfTheTeamAlone() {
    // Given
    String id = unique();
    String own = draft(id, "1", team);
    String others = draft(id, "2", otherTeam);

    // When
    Response response = as(caller).queryParam("contractId", id).get(CONTRACTS);

    // Then
    response.then().statusCode(200).body("items.id", contains(own));
    as(caller).get(CONTRACTS + "/" + others).then().statusCode(404);
  }

  @Test
  void changesNothingOfAnotherTeam() {
    // Given
    String contract = draft(unique(), "1", otherTeam);
    move(contract, "proposed", "approved", "active");

    // When
    Response response = moved(contract, "deprecated");

    // Then
    response.then().statusCode(403);
    as(caller).delete(CONTRACTS + "/" + contract).then().statusCode(403);
    assign(contract, team).then().statusCode(403);
  }

  @Test
  void handsNothingOverToAnotherTeam() {
    // Given
    String contract = draft(unique(), "1", team);

    // When
    Response response = assign(contract, otherTeam);

    // Then
    response.then().statusCode(403);
    when().get(CONTRACTS + "/" + contract).then().body("ownerTeamId", equalTo(team));
  }

  @Test
  void approvesNothingByARoleInATeam() {
    // Given
    String steward = unique() + "@example.com";
    Api.created(TEAMS + "/" + team + "/members", member(steward, "Data Steward"));
    String own = draft(unique(), "1", team);
    move(own, "proposed");

    // When
    Response response =
        as(steward, "{\"to\": \"approved\"}").post(CONTRACTS + "/" + own + "/transitions");

    // Then
    response.then().statusCode(403);
    as(steward, "{\"name\": \"%s\"}".formatted(unique())).post(Api.DOMAINS).then().statusCode(403);
  }

  @Test
  void makesProductsOfTheTeamInTheSameWay() {
    // Given
    String document =
        """
        {"apiVersion": "v1.0.0", "kind": "DataProduct", "id": "%s", "status": "draft", "name": "P"}
        """
            .formatted(unique());

    // When
    Response response = as(caller, document).post("/api/v1/data-products?ownerTeamId=" + team);

    // Then
    response.then().statusCode(201);
    as(caller, document).post("/api/v1/data-products").then().statusCode(403);
  }

  @Test
  void knowsTheMembersOfAGroup() {
    // Given
    String group = unique();
    Api.created(
        TEAMS + "/" + team + "/members",
        "{\"principal\": \"%s\", \"principalType\": \"group\", \"role\": \"Data Producer\"}"
            .formatted(group));

    // When
    Response response =
        yaml(document(unique(), "1"))
            .header("X-Forwarded-Email", unique() + "@example.com")
            .header("X-Forwarded-Groups", group)
            .post(CONTRACTS + "?ownerTeamId=" + team);

    // Then
    response.then().statusCode(201);
  }

  @Test
  void givesNothingByARoleThatIsNoAppRole() {
    // Given
    String owner = unique() + "@example.com";
    Api.created(TEAMS + "/" + team + "/members", member(owner, "owner"));

    // When
    Response response = post(owner, document(unique(), "1"), "?ownerTeamId=" + team);

    // Then
    response.then().statusCode(403);
  }

  @Test
  void endsWithTheMembership() {
    // Given
    String contract = draft(unique(), "1", team);
    as(caller).get(CONTRACTS + "/" + contract).then().statusCode(200);

    // When
    when().delete(TEAMS + "/" + team + "/members/" + membership).then().statusCode(204);

    // Then
    as(caller).get(CONTRACTS + "/" + contract).then().statusCode(404);
    post(caller, document(unique(), "1"), "?ownerTeamId=" + team).then().statusCode(403);
  }

  @Test
  void isGivenByThoseAloneWhoHaveAsMuch() {
    // Given
    String role = unique();
    String keeper = unique() + "@example.com";
    as(Roles.ADMIN, "{\"name\": \"%s\", \"access\": {\"teams\": \"write\"}}".formatted(role))
        .post(Roles.ROLES)
        .then()
        .statusCode(201);
    Roles.give(keeper, role);
    String members = TEAMS + "/" + team + "/members";

    // When
    Response response = as(keeper, member(keeper, "Data Steward")).post(members);

    // Then
    response.then().statusCode(403);
    as(keeper, member(keeper, "friend")).post(members).then().statusCode(201);
  }

  private static String member(String principal, String role) {
    return "{\"principal\": \"%s\", \"principalType\": \"user\", \"role\": \"%s\"}"
        .formatted(principal, role);
  }

  /** A draft that an admin made. */
  private static String draft(String id, String version, String team) {
    return yaml(document(id, version)).post(CONTRACTS + "?ownerTeamId=" + team).path("id");
  }

  private static Response post(String principal, String document, String query) {
    return yaml(document).header("X-Forwarded-Email", principal).post(CONTRACTS + query);
  }

  private Response moved(String contract, String state) {
    return as(caller, "{\"to\": \"%s\"}".formatted(state))
        .post(CONTRACTS + "/" + contract + "/transitions");
  }

  private Response assign(String contract, String owner) {
    return Api.patch("{\"ownerTeamId\": \"%s\"}".formatted(owner))
        .header("X-Forwarded-Email", caller)
        .header("If-Match", "*")
        .patch(CONTRACTS + "/" + contract);
  }
}
