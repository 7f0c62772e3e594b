package app.ontos.testruns;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;
import static app.ontos.testruns.TestedItems.contract;
import static app.ontos.testruns.TestedItems.tested;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class AllTestRunsResourceTest {
  private static final String RUNS = "/api/v1/test-runs";
  private static final TestedItems ITEMS = new TestedItems();

  @AfterAll
  static void stop() {
    ITEMS.close();
  }

  @Test
  void listsTheRunsOfAllContractsNewestFirst() {
    // Given
    String connection = ITEMS.connection();
    String earlier = tested(contract("item"), connection).path("id");
    String later = tested(contract("item"), connection).path("id");

    // When
    Response response = get(RUNS + "?connection=" + connection);

    // Then
    response.then().statusCode(200).body("items.id", contains(later, earlier));
  }

  @Test
  void findsTheRunsOfOneContractThatCameToSomething() {
    // Given
    String contract = contract("item");
    String run = tested(contract, ITEMS.connection()).path("id");
    tested(contract, ITEMS.refusedConnection());

    // When
    Response response = get(RUNS + "?verdict=passed&dataContractId=" + contract);

    // Then
    response.then().statusCode(200).body("items.id", contains(run));
  }

  @Test
  void findsRunsByAWordOfTheContract() {
    // Given
    String word = "w" + unique("").strip().replace("-", "");
    String contract = contract("item", TestedItems.required(word));
    String run = tested(contract, ITEMS.connection()).path("id");

    // When
    Response response = get(RUNS + "?q=" + word);

    // Then
    response.then().statusCode(200).body("items.id", contains(run));
  }

  @Test
  void hidesTheRunsOfContractsThatAreHidden() {
    // Given
    String reader = unique("reader").replace(' ', '-') + "@example.com";
    String role =
        created(
            Roles.ROLES,
            "{\"name\": \"%s\", \"access\": {\"data-contracts\": \"read\"}}"
                .formatted(unique("Reader")));
    created(Roles.ASSIGNMENTS, Roles.assignment("user", reader, role));
    String connection = ITEMS.connection();
    tested(contract("item"), connection);

    // When
    Response response = Roles.as(reader).get(RUNS + "?connection=" + connection);

    // Then
    response.then().statusCode(200).body("items", hasSize(0));
  }
}
