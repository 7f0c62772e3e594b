package app.ontos.glossary;

import static app.ontos.glossary.Vocabulary.CONCEPTS;
import static app.ontos.glossary.Vocabulary.GLOSSARIES;
import static app.ontos.glossary.Vocabulary.concept;
import static app.ontos.glossary.Vocabulary.glossary;
import static app.ontos.glossary.Vocabulary.narrower;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testing.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class GlossaryResourceTest {

  @Test
  void createsAGlossaryWithAnIriAndABaseOfItsOwn() {
    // Given
    String name = unique("Finance words");

    // When
    var response = json("{\"name\": \"%s\"}".formatted(name)).post(GLOSSARIES);

    // Then
    String id = response.path("id");
    response
        .then()
        .statusCode(201)
        .header("Location", GLOSSARIES + "/" + id)
        .header("ETag", "\"1\"")
        .body("name", equalTo(name))
        .body("status", equalTo("draft"))
        .body("iri", equalTo("urn:ontos:glossary:" + id))
        .body("baseIri", equalTo("urn:ontos:glossary:" + id + ":"));
  }

  @Test
  void takesTheIriOfTheSchemeFromTheBase() {
    // Given
    String base = "https://example.com/" + UUID.randomUUID() + "#";
    String body = "{\"name\": \"%s\", \"baseIri\": \"%s\"}".formatted(unique("Words"), base);

    // When
    var response = json(body).post(GLOSSARIES);

    // Then
    response.then().body("iri", equalTo(base.substring(0, base.length() - 1)));
  }

  @Test
  void reportsEveryFieldAtFaultAtOnce() {
    // Given
    String body =
        """
        {"name": "", "iri": "no scheme", "baseIri": "http://a b", "status": "active",
         "domainId": 1, "colour": "red"}
        """;

    // When
    var response = json(body).post(GLOSSARIES);

    // Then
    response
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder("/name", "/iri", "/baseIri", "/status", "/domainId", "/colour"));
  }

  @Test
  void refusesAnIriThatAConceptHas() {
    // Given
    String iri = "https://example.com/" + UUID.randomUUID();
    concept(glossary(), "Customer", ", \"iri\": \"%s\"".formatted(iri));

    // When
    var response =
        json("{\"name\": \"%s\", \"iri\": \"%s\"}".formatted(unique("Words"), iri))
            .post(GLOSSARIES);

    // Then
    response.then().statusCode(409).body("errors.pointer", contains("/iri"));
  }

  @Test
  void neverChangesTheIri() {
    // Given
    String id = glossary();

    // When
    var response =
        patch("{\"iri\": \"urn:other\"}").header("If-Match", "*").patch(GLOSSARIES + "/" + id);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/iri"));
  }

  @Test
  void keepsTheIriInAReplacementThatDoesNotTellIt() {
    // Given
    String base = "https://example.com/" + UUID.randomUUID() + "/";
    String id = glossary(base);

    // When
    var response =
        json("{\"name\": \"%s\"}".formatted(unique("Other")))
            .header("If-Match", "\"1\"")
            .put(GLOSSARIES + "/" + id);

    // Then
    response.then().statusCode(200).body("baseIri", equalTo(base)).body("version", equalTo(2));
  }

  @Test
  void refusesAStatusThatDoesNotFollow() {
    // Given
    String id = glossary();

    // When
    var response =
        patch("{\"status\": \"retired\"}").header("If-Match", "*").patch(GLOSSARIES + "/" + id);

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("conflict"))
        .body("errors.pointer", contains("/status"));
  }

  @Test
  void refusesAnUpdateWithAStaleVersion() {
    // Given
    String path = GLOSSARIES + "/" + glossary();
    patch("{\"title\": \"b\"}").header("If-Match", "\"1\"").patch(path);

    // When
    var response = patch("{\"title\": \"c\"}").header("If-Match", "\"1\"").patch(path);

    // Then
    response.then().statusCode(412);
  }

  @Test
  void filtersByDomainAndStatus() {
    // Given
    String domain = domain(unique("Finance"));
    String id =
        created(
            GLOSSARIES,
            "{\"name\": \"%s\", \"domainId\": \"%s\", \"status\": \"under_review\"}"
                .formatted(unique("Words"), domain));

    // When
    var response =
        given().queryParam("domainId", domain).queryParam("status", "under_review").get(GLOSSARIES);

    // Then
    response.then().statusCode(200).body("items.id", contains(id));
  }

  @Test
  void keepsAGlossaryThatHasConcepts() {
    // Given
    String id = glossary();
    String concept = concept(id, "Customer");

    // When
    var response = when().delete(GLOSSARIES + "/" + id);

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"))
        .body("references.id", contains(concept));
  }

  @Test
  void deletesAGlossaryWithItsConceptsWhereThatIsAskedFor() {
    // Given
    String id = glossary();
    String party = concept(id, "Party");
    String customer = narrower(id, "Customer", party);
    concept(id, "Order", ", \"related\": [\"" + customer + "\"]");

    // When
    var response = when().delete(GLOSSARIES + "/" + id + "?concepts=delete");

    // Then
    response.then().statusCode(204);
    when().get(GLOSSARIES + "/" + id).then().statusCode(404);
    when().get(CONCEPTS + "/" + party).then().statusCode(404);
    when().get(CONCEPTS + "/" + customer).then().statusCode(404);
    given()
        .queryParam("entityId", id)
        .get("/api/v1/audit-events")
        .then()
        .body("items.action", contains("deleted", "created"))
        .body("items[0].changes.find { it.field == 'concepts' }.before", equalTo(3));
  }

  @Test
  void keepsAGlossaryWithConceptsThatOthersReferTo() {
    // Given
    String id = glossary();
    String party = concept(id, "Party");
    String customer = narrower(glossary(), "Customer", party);
    String link =
        created(
            "/api/v1/semantic-links",
            "{\"conceptId\": \"%s\", \"entityType\": \"data-domain\", \"entityId\": \"%s\"}"
                .formatted(party, domain(unique("Sales"))));

    // When
    var response = when().delete(GLOSSARIES + "/" + id + "?concepts=delete");

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"))
        .body("references.id", containsInAnyOrder(customer, link));
    when().get(CONCEPTS + "/" + party).then().statusCode(200);
  }

  @Test
  void keepsTheConceptsOfAnotherVersionThanTheOneThatIsMeant() {
    // Given
    String id = glossary();
    String party = concept(id, "Party");

    // When
    var response =
        given().header("If-Match", "\"7\"").delete(GLOSSARIES + "/" + id + "?concepts=delete");

    // Then
    response.then().statusCode(412);
    when().get(CONCEPTS + "/" + party).then().statusCode(200);
  }

  @Test
  void refusesToDoAnythingElseWithTheConcepts() {
    // Given
    String path = GLOSSARIES + "/" + glossary();

    // When
    var response = when().delete(path + "?concepts=keep");

    // Then
    response.then().statusCode(400);
    when().get(path).then().statusCode(200);
  }

  @Test
  void deletesAnEmptyGlossary() {
    // Given
    String path = GLOSSARIES + "/" + glossary();

    // When
    var response = when().delete(path);

    // Then
    response.then().statusCode(204);
    when().get(path).then().statusCode(404);
  }

  @Test
  void answersARetryWithTheFirstResult() {
    // Given
    String body =
        "{\"name\": \"%s\", \"iri\": \"urn:x:%s\"}".formatted(unique("Once"), UUID.randomUUID());
    String key = unique("key");
    var first = json(body).header("Idempotency-Key", key).post(GLOSSARIES);

    // When
    var second = json(body).header("Idempotency-Key", key).post(GLOSSARIES);

    // Then
    second.then().statusCode(201);
    assertThat(second.asString()).isEqualTo(first.asString());
  }
}
