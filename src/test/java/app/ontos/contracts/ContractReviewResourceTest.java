package app.ontos.contracts;

import static app.ontos.contracts.Contracts.CONTRACTS;
import static app.ontos.contracts.Contracts.document;
import static app.ontos.contracts.Contracts.unique;
import static app.ontos.contracts.Contracts.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A contract from its producer by a reviewer to its consumers, each with a role of theirs. */
@ServiceTest
class ContractReviewResourceTest {
  private final String consumer = unique() + "@example.com";
  private String producer = "";
  private String steward = "";

  @BeforeEach
  void people() {
    producer = person("Data Producer");
    steward = person("Data Steward");
  }

  @Test
  void letsAProducerProposeWhatTheyMade() {
    // Given
    String contract = contractOf(producer);

    // When
    Response response = move(producer, contract, "proposed");

    // Then
    response.then().statusCode(200).body("lifecycle", equalTo("proposed"));
  }

  @Test
  void letsNobodyApproveTheirOwnNotEvenAReviewer() {
    // Given
    String contract = contractOf(producer);
    move(producer, contract, "proposed");
    Roles.give(producer, "Data Steward");

    // When
    Response response = move(producer, contract, "approved");

    // Then
    response.then().statusCode(403);
    move(producer, contract, "under_review").then().statusCode(403);
  }

  @Test
  void letsAReviewerApproveWhatIsAnothers() {
    // Given
    String contract = contractOf(producer);
    move(producer, contract, "proposed");

    // When
    Response response = move(steward, contract, "approved");

    // Then
    response.then().statusCode(200).body("lifecycle", equalTo("approved"));
  }

  @Test
  void letsNoOtherProducerApprove() {
    // Given
    String contract = contractOf(producer);
    move(producer, contract, "proposed");

    // When
    Response response = move(person("Data Producer"), contract, "approved");

    // Then
    response.then().statusCode(403);
  }

  @Test
  void wantsToKnowWhyAReviewerSendsItBack() {
    // Given
    String contract = contractOf(producer);
    move(producer, contract, "proposed");

    // When
    Response response = move(steward, contract, "draft");

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/comment"));
    Roles.as(steward, "{\"to\": \"draft\", \"comment\": \"No owner is named\"}")
        .post(CONTRACTS + "/" + contract + "/transitions")
        .then()
        .statusCode(200);
  }

  @Test
  void hidesItFromAConsumerUntilItIsActive() {
    // Given
    String contract = contractOf(producer);
    move(producer, contract, "proposed");
    move(steward, contract, "approved");
    int before = Roles.as(consumer).get(CONTRACTS + "/" + contract).statusCode();

    // When
    Response response = move(producer, contract, "active");

    // Then
    response.then().statusCode(200);
    Roles.as(consumer).get(CONTRACTS + "/" + contract).then().statusCode(200);
    assertThat(before).isEqualTo(404);
  }

  private static String contractOf(String principal) {
    Response response =
        yaml(document(unique(), "1")).header("X-Forwarded-Email", principal).post(CONTRACTS);
    response.then().statusCode(201);
    return response.path("id");
  }

  private static Response move(String principal, String contract, String state) {
    return Roles.as(principal, "{\"to\": \"%s\"}".formatted(state))
        .post(CONTRACTS + "/" + contract + "/transitions");
  }

  private static String person(String role) {
    String person = unique() + "@example.com";
    Roles.give(person, role);
    return person;
  }
}
