package app.ontos.glossary;

import static app.ontos.glossary.Vocabulary.CONCEPTS;
import static app.ontos.glossary.Vocabulary.concept;
import static app.ontos.glossary.Vocabulary.glossary;
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

import app.ontos.testing.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class SemanticLinkResourceTest {
  private static final String LINKS = "/api/v1/semantic-links";

  @Test
  void tiesAConceptToADomain() {
    // Given
    String concept = concept(glossary(), "Customer");
    String domain = domain(unique("Sales"));

    // When
    var response = json(body(concept, "data-domain", domain, "")).post(LINKS);

    // Then
    response
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("conceptId", equalTo(concept))
        .body("entityId", equalTo(domain));
  }

  @Test
  void refusesADomainThatDoesNotExist() {
    // Given
    String body = body(concept(glossary(), "Customer"), "data-domain", newId(), "");

    // When
    var response = json(body).post(LINKS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/entityId"));
  }

  @Test
  void refusesAConceptThatDoesNotExist() {
    // Given
    String body = body(newId(), "data-domain", domain(unique("Sales")), "");

    // When
    var response = json(body).post(LINKS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/conceptId"));
  }

  @Test
  void reportsEveryFieldAtFaultAtOnce() {
    // Given
    String body = "{\"entityType\": \"table\", \"entityId\": 5, \"path\": \"a\\nb\", \"x\": 1}";

    // When
    var response = json(body).post(LINKS);

    // Then
    response
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder("/conceptId", "/entityType", "/entityId", "/path", "/x"));
  }

  @Test
  void requiresAPathForAPartOfAContract() {
    // Given
    String body = body(concept(glossary(), "Customer"), "contract-property", newId(), "");

    // When
    var response = json(body).post(LINKS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/path"));
  }

  @Test
  void refusesTheSameLinkTwice() {
    // Given
    String body =
        body(
            concept(glossary(), "Customer"),
            "contract-property",
            newId(),
            ", \"path\": \"orders.customer_id\"");
    created(LINKS, body);

    // When
    var response = json(body).post(LINKS);

    // Then
    response.then().statusCode(409).body("code", equalTo("name-taken"));
  }

  @Test
  void findsTheConceptsOfAnEntityAndTheEntitiesOfAConcept() {
    // Given
    String concept = concept(glossary(), "Customer");
    String contract = newId();
    String one = created(LINKS, body(concept, "data-contract", contract, ""));
    String two = created(LINKS, body(concept, "data-product", newId(), ""));

    // When
    var response =
        given()
            .queryParam("entityType", "data-contract")
            .queryParam("entityId", contract)
            .get(LINKS);

    // Then
    response.then().statusCode(200).body("items.id", contains(one));
    given().queryParam("conceptId", concept).get(LINKS).then().body("items.id", contains(one, two));
  }

  @Test
  void patchesThePath() {
    // Given
    String body =
        body(concept(glossary(), "Customer"), "contract-object", newId(), ", \"path\": \"orders\"");
    String id = created(LINKS, body);

    // When
    var response =
        patch("{\"path\": \"sales\"}").header("If-Match", "\"1\"").patch(LINKS + "/" + id);

    // Then
    response.then().statusCode(200).header("ETag", "\"2\"").body("path", equalTo("sales"));
  }

  @Test
  void keepsAConceptThatIsTiedToSomething() {
    // Given
    String concept = concept(glossary(), "Customer");
    String link = created(LINKS, body(concept, "data-product", newId(), ""));

    // When
    var response = when().delete(CONCEPTS + "/" + concept);

    // Then
    response.then().statusCode(409).body("references.id", contains(link));
  }

  @Test
  void leavesAnAuditEventUnderTheNameOfTheConcept() {
    // Given
    String id = created(LINKS, body(concept(glossary(), "Customer"), "data-product", newId(), ""));
    when().delete(LINKS + "/" + id).then().statusCode(204);

    // When
    var response = given().queryParam("entityId", id).get("/api/v1/audit-events");

    // Then
    response
        .then()
        .body("items.action", contains("deleted", "created"))
        .body("items.entityName", contains("Customer", "Customer"));
  }

  private static String body(String concept, String type, String entity, String more) {
    return "{\"conceptId\": \"%s\", \"entityType\": \"%s\", \"entityId\": \"%s\"%s}"
        .formatted(concept, type, entity, more);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
