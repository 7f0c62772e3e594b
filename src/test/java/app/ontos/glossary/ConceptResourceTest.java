package app.ontos.glossary;

import static app.ontos.glossary.Vocabulary.CONCEPTS;
import static app.ontos.glossary.Vocabulary.change;
import static app.ontos.glossary.Vocabulary.concept;
import static app.ontos.glossary.Vocabulary.conceptBody;
import static app.ontos.glossary.Vocabulary.glossary;
import static app.ontos.glossary.Vocabulary.narrower;
import static app.ontos.glossary.Vocabulary.post;
import static app.ontos.glossary.Vocabulary.together;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import app.ontos.testing.ServiceTest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@ServiceTest
class ConceptResourceTest {

  @Test
  void createsAConceptWithTextsByLanguage() {
    // Given
    String body =
        """
        {"glossaryId": "%s",
         "prefLabel": {"en": " Customer ", "DE-at": "Kunde", "@none": "C1"},
         "altLabel": {"en": ["Client", "Client", "Buyer"]},
         "hiddenLabel": {"en": ["Custommer"]},
         "definition": {"en": "Who buys.\\nOr did."},
         "scopeNote": {"en": ["Not a lead"]}, "example": {"en": ["Jane"]}, "note": {},
         "matches": {"exactMatch": ["https://example.com/Customer"]}}
        """
            .formatted(glossary());

    // When
    var response = json(body).post(CONCEPTS);

    // Then
    response
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("prefLabel.en", equalTo("Customer"))
        .body("prefLabel.'de-AT'", equalTo("Kunde"))
        .body("prefLabel.'@none'", equalTo("C1"))
        .body("altLabel.en", contains("Client", "Buyer"))
        .body("definition.en", equalTo("Who buys.\nOr did."))
        .body("matches.exactMatch", contains("https://example.com/Customer"))
        .body("status", equalTo("draft"));
  }

  @Test
  void mintsTheIriFromTheBaseOfTheGlossary() {
    // Given
    String base = "https://example.com/" + UUID.randomUUID() + "#";
    String glossary = glossary(base);

    // When
    var response = post(glossary, "Customer", "");

    // Then
    String id = response.path("id");
    response.then().body("iri", equalTo(base + id));
  }

  @Test
  void findsAConceptByItsIri() {
    // Given
    String iri = "https://example.com/" + UUID.randomUUID() + "?a=b#ä";
    String id = concept(glossary(), "Customer", ", \"iri\": \"%s\"".formatted(iri));

    // When
    var response = given().queryParam("iri", iri).get(CONCEPTS);

    // Then
    response.then().statusCode(200).body("items.id", contains(id));
  }

  @Test
  void refusesAnIriThatIsTaken() {
    // Given
    String iri = "urn:x:" + UUID.randomUUID();
    String glossary = glossary();
    concept(glossary, "Customer", ", \"iri\": \"%s\"".formatted(iri));

    // When
    var response = post(glossary, "Client", ", \"iri\": \"%s\"".formatted(iri));

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("name-taken"))
        .body("errors.pointer", contains("/iri"));
  }

  @Test
  void refusesTheIriOfAGlossary() {
    // Given
    String glossary = glossary();

    // When
    var response =
        post(glossary, "Customer", ", \"iri\": \"urn:ontos:glossary:%s\"".formatted(glossary));

    // Then
    response.then().statusCode(409).body("errors.pointer", contains("/iri"));
  }

  @Test
  void reportsEveryFieldAtFaultAtOnce() {
    // Given
    String body =
        """
        {"prefLabel": {"en": "Customer", "EN": "Client", "no_t": "x", "de": 5},
         "altLabel": {"en": ["Client", "Client", "Buyer\\u0000"]},
         "hiddenLabel": {"en": ["Client"]}, "definition": "flat", "iri": "a b",
         "broader": ["x"], "status": "approved",
         "matches": {"exactMatch": ["urn:a"], "broadMatch": ["urn:a", "b"], "likeMatch": []}}
        """;

    // When
    var response = json(body).post(CONCEPTS);

    // Then
    response
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/glossaryId",
                "/prefLabel/EN",
                "/prefLabel/no_t",
                "/prefLabel/de",
                "/altLabel/en/0",
                "/altLabel/en/2",
                "/hiddenLabel/en/0",
                "/definition",
                "/iri",
                "/broader/0",
                "/status",
                "/matches/broadMatch/0",
                "/matches/broadMatch/1",
                "/matches/likeMatch"));
  }

  @Test
  void requiresALabel() {
    // Given
    String body = "{\"glossaryId\": \"%s\", \"prefLabel\": {}}".formatted(glossary());

    // When
    var response = json(body).post(CONCEPTS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/prefLabel"));
  }

  @Test
  void refusesAGlossaryThatDoesNotExist() {
    // Given
    String nowhere = UUID.randomUUID().toString();

    // When
    var response = post(nowhere, "Customer", "");

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/glossaryId"));
  }

  @Test
  void refusesABroaderConceptThatDoesNotExist() {
    // Given
    String more = ", \"broader\": [\"%s\"]".formatted(UUID.randomUUID());

    // When
    var response = post(glossary(), "Customer", more);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/broader"));
  }

  @Test
  void refusesARelatedConceptThatDoesNotExist() {
    // Given
    String more = ", \"related\": [\"%s\"]".formatted(UUID.randomUUID());

    // When
    var response = post(glossary(), "Customer", more);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/related"));
  }

  @Test
  void patchesOneLanguage() {
    // Given
    String id = concept(glossary(), "Customer", ", \"definition\": {\"en\": \"a\", \"de\": \"b\"}");

    // When
    var response = change(id, "{\"definition\": {\"de\": null, \"fr\": \"c\"}}");

    // Then
    response
        .then()
        .statusCode(200)
        .body("definition.en", equalTo("a"))
        .body("definition.de", nullValue())
        .body("definition.fr", equalTo("c"))
        .body("version", equalTo(2));
  }

  @Test
  void replacesRelations() {
    // Given
    String glossary = glossary();
    String a = concept(glossary, "A");
    String b = concept(glossary, "B");
    String id = concept(glossary, "C", ", \"broader\": [\"%s\"]".formatted(a));

    // When
    var response =
        json(conceptBody(
                glossary, "C", ", \"broader\": [\"%s\"], \"related\": [\"%s\"]".formatted(b, a)))
            .header("If-Match", "\"1\"")
            .put(CONCEPTS + "/" + id);

    // Then
    response.then().statusCode(200).body("broader", contains(b)).body("related", contains(a));
    when()
        .get(CONCEPTS + "/" + id)
        .then()
        .body("broader", contains(b))
        .body("related", contains(a));
  }

  @Test
  void readsTheTreeLevelByLevel() {
    // Given
    String glossary = glossary();
    String top = concept(glossary, "Party");
    String middle = narrower(glossary, "Customer", top);
    narrower(glossary, "Private customer", middle);

    // When
    var tops =
        given().queryParam("glossaryId", glossary).queryParam("broader", "none").get(CONCEPTS);

    // Then
    tops.then().statusCode(200).body("items.id", contains(top));
    given().queryParam("broader", top).get(CONCEPTS).then().body("items.id", contains(middle));
  }

  @Test
  void findsWhatIsRelatedFromEitherSide() {
    // Given
    String glossary = glossary();
    String order = concept(glossary, "Order");
    String invoice = concept(glossary, "Invoice", ", \"related\": [\"%s\"]".formatted(order));

    // When
    var response = given().queryParam("related", order).get(CONCEPTS);

    // Then
    response.then().body("items.id", contains(invoice));
    given().queryParam("related", invoice).get(CONCEPTS).then().body("items.id", contains(order));
  }

  @Test
  void refusesAConceptAboveItself() {
    // Given
    String glossary = glossary();
    String top = concept(glossary, "Top");
    String middle = narrower(glossary, "Middle", top);
    String bottom = narrower(glossary, "Bottom", middle);

    // When
    var response = change(top, "{\"broader\": [\"%s\"]}".formatted(bottom));

    // Then
    response.then().statusCode(409).body("code", equalTo("cycle"));
    when().get(CONCEPTS + "/" + top).then().body("broader", equalTo(List.of()));
  }

  @Test
  void refusesItselfAsItsBroader() {
    // Given
    String id = concept(glossary(), "Self");

    // When
    var response = change(id, "{\"broader\": [\"%s\"]}".formatted(id));

    // Then
    response.then().statusCode(409).body("code", equalTo("cycle"));
  }

  @Test
  void refusesItselfAsRelated() {
    // Given
    String id = concept(glossary(), "Self");

    // When
    var response = change(id, "{\"related\": [\"%s\"]}".formatted(id));

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/related"));
  }

  @Test
  void refusesARelatedConceptThatIsAbove() {
    // Given
    String glossary = glossary();
    String top = concept(glossary, "Top");
    String middle = narrower(glossary, "Middle", top);

    // When
    var response =
        post(
            glossary,
            "Bottom",
            ", \"broader\": [\"%s\"], \"related\": [\"%s\"]".formatted(middle, top));

    // Then
    response.then().statusCode(409).body("errors.pointer", contains("/related"));
  }

  @Test
  void refusesARelatedConceptThatIsBelow() {
    // Given
    String glossary = glossary();
    String top = concept(glossary, "Top");
    String bottom = narrower(glossary, "Bottom", narrower(glossary, "Middle", top));

    // When
    var response = change(top, "{\"related\": [\"%s\"]}".formatted(bottom));

    // Then
    response.then().statusCode(409).body("errors.pointer", contains("/related"));
  }

  @Test
  void refusesAMoveThatPutsARelatedConceptAbove() {
    // Given
    String glossary = glossary();
    String top = concept(glossary, "Top");
    String middle = concept(glossary, "Middle");
    narrower(glossary, "Bottom", middle);
    String other = narrower(glossary, "Other", middle);
    change(top, "{\"related\": [\"%s\"]}".formatted(other));

    // When
    var response = change(middle, "{\"broader\": [\"%s\"]}".formatted(top));

    // Then
    response.then().statusCode(409).body("errors.pointer", contains("/related"));
  }

  @Test
  void twoMovesAtOnceMakeNoCycle() throws Exception {
    // Given
    String glossary = glossary();
    String a = concept(glossary, "A");
    String b = concept(glossary, "B");

    // When
    List<Integer> statuses =
        together(
            List.of(
                () -> change(a, "{\"broader\": [\"%s\"]}".formatted(b)).statusCode(),
                () -> change(b, "{\"broader\": [\"%s\"]}".formatted(a)).statusCode()));

    // Then
    assertThat(statuses).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void aMoveAndARelationAtOnceDoNotContradictEachOther() throws Exception {
    // Given
    String glossary = glossary();
    String a = concept(glossary, "A");
    String b = concept(glossary, "B");

    // When
    List<Integer> statuses =
        together(
            List.of(
                () -> change(a, "{\"broader\": [\"%s\"]}".formatted(b)).statusCode(),
                () -> change(b, "{\"related\": [\"%s\"]}".formatted(a)).statusCode()));

    // Then
    assertThat(statuses).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void createsOneConceptForManyRequestsWithOneKey() throws Exception {
    // Given
    String glossary = glossary();
    String top = concept(glossary, "Top");
    String iri = "urn:x:" + UUID.randomUUID();
    String key = unique("key");
    Callable<Integer> post =
        () ->
            json(conceptBody(
                    glossary,
                    "Once",
                    ", \"iri\": \"%s\", \"broader\": [\"%s\"]".formatted(iri, top)))
                .header("Idempotency-Key", key)
                .post(CONCEPTS)
                .statusCode();

    // When
    List<Integer> statuses = together(Collections.nCopies(8, post));

    // Then
    assertThat(statuses).contains(201).isSubsetOf(201, 409);
    given().queryParam("broader", top).get(CONCEPTS).then().body("items.iri", contains(iri));
  }

  @Test
  void walksTheLifeOfAConcept() {
    // Given
    String id = concept(glossary(), "Customer");

    // When
    List<Integer> statuses =
        List.of("under_review", "approved", "active", "deprecated", "retired").stream()
            .map(status -> change(id, "{\"status\": \"%s\"}".formatted(status)).statusCode())
            .toList();

    // Then
    assertThat(statuses).containsOnly(200);
  }

  @Test
  void refusesAStatusThatDoesNotFollow() {
    // Given
    String id = concept(glossary(), "Customer");

    // When
    var response = change(id, "{\"status\": \"active\"}");

    // Then
    response.then().statusCode(409).body("errors.pointer", contains("/status"));
  }

  @Test
  void searchesLabelsOfEveryKindWhateverTheirCase() {
    // Given
    String glossary = glossary();
    String id = concept(glossary, "Customer", ", \"hiddenLabel\": {\"de\": [\"Kuhnde\"]}");
    concept(glossary, "Order");

    // When
    var response = given().queryParam("glossaryId", glossary).queryParam("q", "KUHN").get(CONCEPTS);

    // Then
    response.then().statusCode(200).body("items.id", contains(id));
  }

  @Test
  void searchesOneLanguage() {
    // Given
    String glossary = glossary();
    String id = concept(glossary, "Order", ", \"altLabel\": {\"de\": [\"Auftrag\"]}");
    concept(glossary, "Auftrag");

    // When
    var response =
        given()
            .queryParam("glossaryId", glossary)
            .queryParam("lang", "DE")
            .queryParam("q", "auftrag")
            .get(CONCEPTS);

    // Then
    response.then().statusCode(200).body("items.id", contains(id));
  }

  @Test
  void refusesALanguageThatIsNone() {
    // When
    var response = given().queryParam("lang", "a b").get(CONCEPTS);

    // Then
    response.then().statusCode(400);
  }

  @Test
  void readsPagesByLabel() {
    // Given
    String glossary = glossary();
    List.of("c", "A", "b").forEach(label -> concept(glossary, label));
    var first = given().queryParam("glossaryId", glossary).queryParam("limit", 2).get(CONCEPTS);

    // When
    var second =
        given()
            .queryParam("glossaryId", glossary)
            .queryParam("limit", 2)
            .queryParam("cursor", (String) first.path("nextCursor"))
            .get(CONCEPTS);

    // Then
    first.then().body("items.prefLabel.en", contains("A", "b"));
    second.then().body("items.prefLabel.en", contains("c")).body("nextCursor", nullValue());
  }

  @Test
  void namesTheConceptsThatKeepOneFromGoing() {
    // Given
    String glossary = glossary();
    String top = concept(glossary, "Top");
    String below = narrower(glossary, "Below", top);
    String related = concept(glossary, "Related", ", \"related\": [\"%s\"]".formatted(top));

    // When
    var response = when().delete(CONCEPTS + "/" + top);

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"))
        .body("references.id", containsInAnyOrder(below, related));
  }

  @Test
  void deletesAConceptWithItsOwnRelations() {
    // Given
    String glossary = glossary();
    String top = concept(glossary, "Top");
    String path = CONCEPTS + "/" + narrower(glossary, "Below", top);

    // When
    var response = when().delete(path);

    // Then
    response.then().statusCode(204);
    when().get(path).then().statusCode(404);
  }

  @Test
  void leavesAnAuditEventWithWhatChanged() {
    // Given
    String glossary = glossary();
    String top = concept(glossary, "Top");
    String id = concept(glossary, "Audited");
    patch("{\"broader\": [\"%s\"]}".formatted(top))
        .header("If-Match", "\"1\"")
        .patch(CONCEPTS + "/" + id);

    // When
    var response = given().queryParam("entityId", id).get("/api/v1/audit-events");

    // Then
    response
        .then()
        .body("items.action", contains("updated", "created"))
        .body("items.entityName", contains("Audited", "Audited"))
        .body("items[0].changes.field", contains("broader"))
        .body("items[0].changes[0].after", contains(top))
        .body("items[1].changes.field", hasItem("prefLabel"));
  }
}
