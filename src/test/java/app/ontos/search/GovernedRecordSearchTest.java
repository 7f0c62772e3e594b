package app.ontos.search;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contracts, products and the glossary, found by what is in them, and only by who may see them. */
@ServiceTest
class GovernedRecordSearchTest {
  private static final String CONTRACTS = "/api/v1/data-contracts";
  private static final String SEARCH = "/api/v1/search";
  private static final String CONSUMER = "searching@example.com";

  @Test
  void findsAContractByTheNameOfAColumn() {
    // Given
    String column = word();
    String id = created(CONTRACTS, contract(column));

    // When
    Response response = given().queryParam("q", column).get(SEARCH);

    // Then
    response.then().statusCode(200).body("items.entityId", contains(id));
  }

  @Test
  void findsADraftOnlyForThoseWhoMayWriteContracts() {
    // Given
    String column = word();
    String id = created(CONTRACTS, contract(column));

    // When
    Response ofConsumer = Roles.as(CONSUMER).queryParam("q", column).get(SEARCH);

    // Then
    ofConsumer.then().statusCode(200).body("items", empty());
    for (String state : new String[] {"proposed", "approved", "active"}) {
      json("{\"to\": \"%s\"}".formatted(state))
          .post(CONTRACTS + "/" + id + "/transitions")
          .then()
          .statusCode(200);
    }
    Roles.as(CONSUMER)
        .queryParam("q", column)
        .get(SEARCH)
        .then()
        .body("items.entityId", contains(id));
  }

  @Test
  void findsAConceptByItsOtherLabelAndItsGlossary() {
    // Given
    String word = word();
    String glossary =
        created(
            "/api/v1/glossaries",
            "{\"name\": \"Terms %1$s\", \"baseIri\": \"https://example.com/%1$s/\"}"
                .formatted(word));
    String concept =
        created(
            "/api/v1/concepts",
            """
            {"glossaryId": "%s", "prefLabel": {"en": "Revenue"}, "altLabel": {"en": ["Turnover %s"]}}"""
                .formatted(glossary, word));

    // When
    Response response = given().queryParam("q", word).get(SEARCH);

    // Then
    response.then().body("items.entityId", containsInAnyOrder(glossary, concept));
  }

  @Test
  void forgetsWhatIsGone() {
    // Given
    String column = word();
    String id = created(CONTRACTS, contract(column));
    given().delete(CONTRACTS + "/" + id).then().statusCode(204);

    // When
    Response response = given().queryParam("q", column).get(SEARCH);

    // Then
    response.then().body("items", empty());
  }

  private static String contract(String column) {
    return """
        {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "%s", "name": "Orders", "version": "1.0.0",
         "status": "draft", "schema": [{"name": "orders", "properties": [{"name": "%s", "logicalType": "string"}]}]}"""
        .formatted(UUID.randomUUID(), column);
  }

  /** A word that no other record has. */
  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }
}
