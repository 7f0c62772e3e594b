package app.ontos.glossary;

import static app.ontos.glossary.Vocabulary.CONCEPTS;
import static app.ontos.glossary.Vocabulary.concept;
import static app.ontos.glossary.Vocabulary.glossary;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static app.ontos.testing.Roles.as;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class SemanticLinkResourceTest {
  private static final String LINKS = "/api/v1/semantic-links";
  private static final String CONTRACTS = "/api/v1/data-contracts";

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
            contract(),
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
    String contract = contract();
    String one = created(LINKS, body(concept, "data-contract", contract, ""));
    String two = created(LINKS, body(concept, "data-product", product(), ""));

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
        body(
            concept(glossary(), "Customer"),
            "contract-object",
            contract(),
            ", \"path\": \"orders\"");
    String id = created(LINKS, body);

    // When
    var response =
        patch("{\"path\": \"empty\"}").header("If-Match", "\"1\"").patch(LINKS + "/" + id);

    // Then
    response.then().statusCode(200).header("ETag", "\"2\"").body("path", equalTo("empty"));
  }

  @Test
  void keepsAConceptThatIsTiedToSomething() {
    // Given
    String concept = concept(glossary(), "Customer");
    String link = created(LINKS, body(concept, "data-product", product(), ""));

    // When
    var response = when().delete(CONCEPTS + "/" + concept);

    // Then
    response.then().statusCode(409).body("references.id", contains(link));
  }

  @Test
  void leavesAnAuditEventUnderTheNameOfTheConcept() {
    // Given
    String id =
        created(LINKS, body(concept(glossary(), "Customer"), "data-product", product(), ""));
    when().delete(LINKS + "/" + id).then().statusCode(204);

    // When
    var response = given().queryParam("entityId", id).get("/api/v1/audit-events");

    // Then
    response
        .then()
        .body("items.action", contains("deleted", "created"))
        .body("items.entityName", contains("Customer", "Customer"));
  }

  @ParameterizedTest
  @CsvSource({
    "contract-object, orders",
    "contract-object, empty",
    "contract-property, orders.customer_id",
    "contract-property, orders.address.street",
    "contract-property, orders.lines[].price"
  })
  void tiesAConceptToAPartOfAContract(String type, String path) {
    // Given
    String body =
        body(concept(glossary(), "Price"), type, contract(), ", \"path\": \"" + path + "\"");

    // When
    var response = json(body).post(LINKS);

    // Then
    response.then().statusCode(201).body("path", equalTo(path));
  }

  @Test
  void tiesAConceptToATableOfAContractOfTheSecondStandard() {
    // Given
    String contract =
        created(
            CONTRACTS + "?validation=report",
            """
            {"apiVersion": "v2.2.2", "kind": "DataContract", "uuid": "%s", "version": "1.0.0",
             "status": "current", "type": "tables", "datasetName": "d",
             "dataset": [{"table": "orders", "columns": []}]}
            """
                .formatted(newId()));
    String body =
        body(concept(glossary(), "Order"), "contract-object", contract, ", \"path\": \"orders\"");

    // When
    var response = json(body).post(LINKS);

    // Then
    response.then().statusCode(201);
  }

  @ParameterizedTest
  @CsvSource({
    "contract-object, order",
    "contract-object, orders.customer_id",
    "contract-property, orders",
    "contract-property, customer_id",
    "contract-property, empty.customer_id"
  })
  void refusesAPartThatTheContractDoesNotHave(String type, String path) {
    // Given
    String body =
        body(concept(glossary(), "Price"), type, contract(), ", \"path\": \"" + path + "\"");

    // When
    var response = json(body).post(LINKS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/path"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data-domain",
        "data-product",
        "data-contract",
        "contract-object",
        "contract-property"
      })
  void refusesARecordThatDoesNotExist(String type) {
    // Given
    String body = body(concept(glossary(), "Price"), type, newId(), ", \"path\": \"orders\"");

    // When
    var response = json(body).post(LINKS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/entityId"));
  }

  @Test
  void takesNoRecordOfOneKindForOneOfAnother() {
    // Given
    String body = body(concept(glossary(), "Price"), "data-product", contract(), "");

    // When
    var response = json(body).post(LINKS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/entityId"));
  }

  @Test
  void hidesALinkToWhatTheCallerDoesNotSee() {
    // Given
    String linker = linker();
    String concept = concept(glossary(), "Customer");
    String contract = contract();
    String link = created(LINKS, body(concept, "data-contract", contract, ""));
    String open = created(LINKS, body(concept, "data-domain", domain(unique("Sales")), ""));

    // When
    var seen = as(linker).queryParam("conceptId", concept).get(LINKS);

    // Then
    seen.then().statusCode(200).body("items.id", contains(open));
    String path = LINKS + "/" + link;
    as(linker).get(path).then().statusCode(404);
    as(linker).delete(path).then().statusCode(404);
    as(linker, body(concept, "data-contract", contract, ""))
        .header("If-Match", "*")
        .put(path)
        .then()
        .statusCode(404);
  }

  @Test
  void tiesNothingToWhatTheCallerDoesNotSee() {
    // Given
    String linker = linker();
    String concept = concept(glossary(), "Customer");
    String hidden = body(concept, "contract-object", contract(), ", \"path\": \"orders\"");
    String missing = body(concept, "contract-object", newId(), ", \"path\": \"orders\"");

    // When
    var response = as(linker, hidden).post(LINKS);

    // Then
    String faults = response.then().statusCode(422).extract().path("errors").toString();
    assertThat(faults)
        .isEqualTo(as(linker, missing).post(LINKS).then().extract().path("errors").toString());
  }

  @Test
  void showsALinkOnceWhatItIsTiedToIsActive() {
    // Given
    String linker = linker();
    String contract = contract();
    String link =
        created(LINKS, body(concept(glossary(), "Customer"), "data-contract", contract, ""));
    for (String state : new String[] {"proposed", "approved", "active"}) {
      move(contract, state);
    }

    // When
    var response = as(linker).get(LINKS + "/" + link);

    // Then
    response.then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "data-domain, /api/v1/data-domains",
    "data-product, /api/v1/data-products",
    "data-contract, /api/v1/data-contracts",
    "contract-object, /api/v1/data-contracts",
    "contract-property, /api/v1/data-contracts"
  })
  void goesWithTheRecordThatItIsTiedTo(String type, String collection) {
    // Given
    String record =
        switch (type) {
          case "data-domain" -> domain(unique("Sales"));
          case "data-product" -> product();
          default -> contract();
        };
    String path = type.equals("contract-property") ? "orders.customer_id" : "orders";
    String concept = concept(glossary(), "Customer");
    String link = created(LINKS, body(concept, type, record, ", \"path\": \"" + path + "\""));

    // When
    var response = given().header("X-Request-Id", "goes-" + link).delete(collection + "/" + record);

    // Then
    response.then().statusCode(204);
    when().get(LINKS + "/" + link).then().statusCode(404);
    when().delete(CONCEPTS + "/" + concept).then().statusCode(204);
    given()
        .queryParam("entityId", link)
        .get("/api/v1/audit-events")
        .then()
        .body("items.action", contains("deleted", "created"))
        .body("items.entityName", contains("Customer", "Customer"))
        .body("items[0].actor", equalTo("local@localhost"))
        .body("items[0].requestId", equalTo("goes-" + link))
        .body("items[0].changes.find { it.field == 'path' }.before", equalTo(path));
  }

  private static String body(String concept, String type, String entity, String more) {
    return "{\"conceptId\": \"%s\", \"entityType\": \"%s\", \"entityId\": \"%s\"%s}"
        .formatted(concept, type, entity, more);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  /** A draft's id. */
  private static String contract() {
    return created(
        CONTRACTS,
        """
        {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "%s", "version": "1.0.0",
         "status": "draft", "schema": [{"name": "empty"}, {"name": "orders", "properties": [
           {"name": "customer_id", "logicalType": "string"},
           {"name": "address", "logicalType": "object", "properties": [
             {"name": "street", "logicalType": "string"}]},
           {"name": "lines", "logicalType": "array", "items": {"logicalType": "object",
             "properties": [{"name": "price", "logicalType": "number"}]}}]}]}
        """
            .formatted(newId()));
  }

  private static String product() {
    return created(
        "/api/v1/data-products",
        """
        {"apiVersion": "v1.0.0", "kind": "DataProduct", "id": "%s", "status": "draft",
         "name": "Orders"}
        """
            .formatted(newId()));
  }

  /** Somebody who may write links, and see no drafts. */
  private static String linker() {
    String role = unique("Linker");
    String linker = newId() + "@example.com";
    as(
            Roles.ADMIN,
            "{\"name\": \"%s\", \"access\": {\"semantic-links\": \"write\"}}".formatted(role))
        .post(Roles.ROLES)
        .then()
        .statusCode(201);
    Roles.give(linker, role);
    return linker;
  }

  private static void move(String contract, String state) {
    json("{\"to\": \"%s\"}".formatted(state))
        .post(CONTRACTS + "/" + contract + "/transitions")
        .then()
        .statusCode(200);
  }
}
