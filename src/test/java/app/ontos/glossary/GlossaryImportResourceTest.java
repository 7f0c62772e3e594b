package app.ontos.glossary;

import static app.ontos.glossary.Vocabulary.CONCEPTS;
import static app.ontos.glossary.Vocabulary.GLOSSARIES;
import static app.ontos.glossary.Vocabulary.change;
import static app.ontos.glossary.Vocabulary.concept;
import static app.ontos.glossary.Vocabulary.glossary;
import static app.ontos.glossary.Vocabulary.imported;
import static app.ontos.glossary.Vocabulary.triples;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class GlossaryImportResourceTest {
  @Inject Jdbi jdbi;

  private static final String TURTLE = "text/turtle";
  private static final String JSON_LD = "application/ld+json";

  private static final String PREFIXES =
      """
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      @prefix schema: <https://schema.org/> .
      @prefix x: <urn:x:> .
      """;

  private static final String PARTIES =
      PREFIXES
          + """
          <party> a skos:Concept ; skos:prefLabel "Party"@en, "Partei"@DE-at ;
            skos:narrower <customer> .
          <customer> a skos:Concept ; skos:prefLabel "Customer"@en ; skos:altLabel "Client"@en ;
            skos:definition "Who buys.\\nOr \\"did\\" \\u00fc."@en ; skos:note 'plain' ;
            skos:related <order> ; skos:exactMatch <https://example.com/Customer> ;
            skos:notation "C1"^^x:code ; x:seen 3 , 4.50 , true ;
            skos:definition "Another."@en ;
            x:source [ x:title "Book" ; x:pages ( 1 2 ) ] ;
            schema:creativeWorkStatus "approved" .
          <order> a skos:Concept ; skos:prefLabel "Order"@en .
          <group> a skos:Collection ; skos:member <order> .
          """;

  @Test
  void bringsTheConceptsOfADocument() {
    // Given
    String base = base();
    String glossary = glossary(base);

    // When
    var response = imported(glossary, TURTLE, PARTIES);

    // Then
    response
        .then()
        .statusCode(200)
        .body("findings", empty())
        .body("conceptsAdded", equalTo(3))
        .body("dryRun", equalTo(false));
    String party = idOf(base + "party");
    when()
        .get(CONCEPTS + "/" + idOf(base + "customer"))
        .then()
        .body("prefLabel.en", equalTo("Customer"))
        .body("definition.en", equalTo("Who buys.\nOr \"did\" ü."))
        .body("note.'@none'", contains("plain"))
        .body("broader", contains(party))
        .body("related", contains(idOf(base + "order")))
        .body("matches.exactMatch", contains("https://example.com/Customer"))
        .body("status", equalTo("approved"));
    when().get(CONCEPTS + "/" + party).then().body("prefLabel.'de-AT'", equalTo("Partei"));
  }

  @ParameterizedTest
  @CsvSource({TURTLE + "," + TURTLE, TURTLE + "," + JSON_LD, JSON_LD + "," + TURTLE})
  void givesTheSameTriplesAfterARoundTrip(String first, String second) {
    // Given
    String glossary = glossary(base());
    imported(glossary, TURTLE, PARTIES).then().statusCode(200);
    String exported = document(glossary, first);

    // When
    var response = imported(glossary, first, exported);

    // Then
    response.then().statusCode(200).body("conceptsUnchanged", equalTo(3));
    assertThat(triples(second, document(glossary, second))).isEqualTo(triples(first, exported));
  }

  @Test
  void keepsWhatNoFieldHasRoomFor() {
    // Given
    String glossary = glossary(base());
    imported(glossary, TURTLE, PARTIES).then().statusCode(200);

    // When
    String document = document(glossary, TURTLE);

    // Then
    assertThat(document)
        .contains("\"C1\"^^<urn:x:code>", "4.50", "\"Book\"", "\"Another.\"@en", "skos:member");
  }

  @Test
  void forgetsWhatItKeptOfAConceptThatGoes() {
    // Given
    String base = base();
    String glossary = glossary(base);
    imported(
        glossary,
        TURTLE,
        PREFIXES + "<a> a skos:Concept ; skos:prefLabel \"A\" ; x:b [ x:c \"deep\" ] .");

    // When
    var response = when().delete(CONCEPTS + "/" + idOf(base + "a"));

    // Then
    response.then().statusCode(204);
    assertThat(document(glossary, TURTLE)).doesNotContain("deep", "\"A\"");
  }

  @Test
  void replacesTheConceptsThatTheDocumentTellsOf() {
    // Given
    String base = base();
    String glossary = glossary(base);
    imported(glossary, TURTLE, PARTIES);
    String more = "<order> a skos:Concept ; skos:prefLabel \"Purchase\"@en .";

    // When
    var response = imported(glossary, TURTLE, PREFIXES + more);

    // Then
    response
        .then()
        .statusCode(200)
        .body("conceptsChanged", equalTo(1))
        .body("conceptsAdded", equalTo(0));
    when()
        .get(CONCEPTS + "/" + idOf(base + "order"))
        .then()
        .body("prefLabel.en", equalTo("Purchase"))
        .body("version", equalTo(2));
    when().get(CONCEPTS + "/" + idOf(base + "customer")).then().body("version", equalTo(1));
  }

  @Test
  void writesNothingWhereDryRunIsNeitherTrueNorFalse() {
    // Given
    String glossary = glossary(base());

    // When
    var response =
        given()
            .queryParam("dryRun", "maybe")
            .contentType(TURTLE)
            .body(PARTIES.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .post(GLOSSARIES + "/" + glossary + "/imports");

    // Then
    response.then().statusCode(400).body("code", equalTo("malformed-request"));
    given().queryParam("glossaryId", glossary).get(CONCEPTS).then().body("items", empty());
  }

  @Test
  void writesNothingInADryRun() {
    // Given
    String glossary = glossary(base());

    // When
    var response =
        given()
            .queryParam("dryRun", true)
            .contentType(TURTLE)
            .body(PARTIES.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .post(GLOSSARIES + "/" + glossary + "/imports");

    // Then
    response.then().statusCode(200).body("dryRun", equalTo(true)).body("conceptsAdded", equalTo(3));
    given().queryParam("glossaryId", glossary).get(CONCEPTS).then().body("items", empty());
  }

  @Test
  void tellsEveryFaultWithItsLineAndImportsNothing() {
    // Given
    String base = base();
    String glossary = glossary(base);
    String document =
        PREFIXES
            + """
            <ok> a skos:Concept ; skos:prefLabel "Fine"@en .
            <a> a skos:Concept ; skos:prefLabel "A"@en , "B"@EN .
            <b> a skos:Concept ; skos:prefLabel "X"@en ; skos:altLabel "X"@en .
            <c> a skos:Concept .
            <d> a skos:Concept, skos:Collection ; skos:prefLabel "D" ; skos:broader <nowhere> .
            <e> a skos:Concept ; skos:prefLabel "E" ; skos:related <e> .
            <f> a skos:Concept ; skos:prefLabel "F" ; skos:broadMatch <urn:q> ;
              skos:exactMatch <urn:q> .
            [] a skos:Concept ; skos:prefLabel "G" .
            <h> a skos:Concept ; skos:prefLabel 5 .
            """;

    // When
    var response =
        given()
            .queryParam("dryRun", true)
            .contentType(TURTLE)
            .body(document)
            .post(GLOSSARIES + "/" + glossary + "/imports");

    // Then
    response
        .then()
        .statusCode(200)
        .body(
            "findings.code",
            containsInAnyOrder(
                "two-preferred-labels",
                "label-twice",
                "no-label",
                "two-natures",
                "unknown-concept",
                "related-to-itself",
                "match-twice",
                "concept-without-iri",
                "bad-text",
                "no-label"))
        .body("findingCount", equalTo(10))
        .body("findings.find { it.code == 'unknown-concept' }.line", equalTo(9))
        .body("findings.find { it.code == 'two-preferred-labels' }.iri", equalTo(base + "a"));
    imported(glossary, TURTLE, document)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors.detail", hasItem(containsString("Line 9: <" + base + "d>")));
    given().queryParam("glossaryId", glossary).get(CONCEPTS).then().body("items", empty());
  }

  @Test
  void findsACycleThroughConceptsThatAreThereAlready() {
    // Given
    String base = base();
    String glossary = glossary(base);
    imported(glossary, TURTLE, PARTIES);
    String document =
        PREFIXES + "<party> a skos:Concept ; skos:prefLabel \"Party\" ; skos:broader <customer> .";

    // When
    var response = imported(glossary, TURTLE, document);

    // Then
    response.then().statusCode(422).body("errors.detail", hasItem(containsString("above itself")));
  }

  @Test
  void findsARelatedConceptThatIsAbove() {
    // Given
    String document =
        PREFIXES
            + """
            <a> a skos:Concept ; skos:prefLabel "A" ; skos:related <c> .
            <b> a skos:Concept ; skos:prefLabel "B" ; skos:broader <a> .
            <c> a skos:Concept ; skos:prefLabel "C" ; skos:broader <b> .
            """;

    // When
    var response = imported(glossary(base()), TURTLE, document);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.detail", hasItem(containsString("above or below it")));
  }

  @Test
  void refusesAStatusThatDoesNotFollow() {
    // Given
    String base = base();
    String glossary = glossary(base);
    concept(glossary, "A", ", \"iri\": \"%sa\"".formatted(base));
    String document =
        PREFIXES
            + "<a> a skos:Concept ; skos:prefLabel \"A\" ; schema:creativeWorkStatus \"active\" .";

    // When
    var response = imported(glossary, TURTLE, document);

    // Then
    response.then().statusCode(422).body("errors.detail", hasItem(containsString("follow")));
  }

  @Test
  void refusesAConceptOfAnotherGlossary() {
    // Given
    String base = base();
    imported(glossary(base), TURTLE, PARTIES);

    // When
    var response =
        imported(
            glossary(),
            TURTLE,
            PREFIXES + "<%sparty> a skos:Concept ; skos:prefLabel \"A\" .".formatted(base));

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.detail", hasItem(containsString("another glossary")));
  }

  @Test
  void tellsTheLineOfASyntaxFault() {
    // Given
    String document = PREFIXES + "<a> a skos:Concept ;\n skos:prefLabel \"A .";

    // When
    var response = imported(glossary(base()), TURTLE, document);

    // Then
    response.then().statusCode(422).body("errors[0].detail", containsString("Line 6"));
  }

  @Test
  void conflictsWithTheDeletionOfAConceptThatItRelatesTo() throws Exception {
    // Given
    String base = base();
    String glossary = glossary(base);
    UUID party = UUID.fromString(concept(glossary, "Party", ", \"iri\": \"" + base + "party\""));
    String document =
        PREFIXES
            + "<customer> a skos:Concept ; skos:prefLabel \"Customer\" ; skos:broader <party> .";
    CompletableFuture<Response> importing =
        jdbi.inTransaction(
            handle -> {
              handle.execute("delete from concept where id = ?", party);
              CompletableFuture<Response> started =
                  CompletableFuture.supplyAsync(() -> imported(glossary, TURTLE, document));
              awaitWaiterFor(handle);
              return started;
            });

    // When
    Response response = importing.get(60, TimeUnit.SECONDS);

    // Then
    response.then().statusCode(409).body("code", equalTo("conflict"));
    given().queryParam("glossaryId", glossary).get(CONCEPTS).then().body("items", empty());
  }

  /** Until another session waits for this one's transaction. */
  private static void awaitWaiterFor(Handle handle) {
    String waits =
        """
        select exists (
          select from pg_locks held join pg_locks wanted using (transactionid)
          where held.pid = pg_backend_pid() and held.granted and not wanted.granted)
        """;
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!handle.createQuery(waits).mapTo(Boolean.class).one()) {
      assertThat(System.nanoTime()).as("nobody waits").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void leavesOneAuditEventWithTheCounts() {
    // Given
    String glossary = glossary(base());
    imported(glossary, TURTLE, PARTIES);

    // When
    var response = given().queryParam("entityType", "glossary-import").get("/api/v1/audit-events");

    // Then
    response
        .then()
        .statusCode(200)
        .body(
            "items.find { it.changes.find { c -> c.field == 'glossaryId' && c.after == '%s' } }"
                    .formatted(glossary)
                + ".changes.find { it.field == 'conceptsAdded' }.after",
            equalTo(3));
  }

  @Test
  void readsJsonLdWithAContextOfItsOwn() {
    // Given
    String base = base();
    String glossary = glossary(base);
    String document =
        """
        {"@context": {"@vocab": "http://www.w3.org/2004/02/skos/core#",
            "prefLabel": {"@container": "@language"}, "broader": {"@type": "@id"}},
         "@graph": [
           {"@id": "a", "@type": "Concept", "prefLabel": {"en": "A"}},
           {"@id": "b", "@type": "Concept", "prefLabel": {"en": "B"}, "broader": "a"}]}
        """;

    // When
    var response = imported(glossary, JSON_LD, document);

    // Then
    response.then().statusCode(200).body("conceptsAdded", equalTo(2));
    given()
        .queryParam("broader", idOf(base + "a"))
        .get(CONCEPTS)
        .then()
        .body("items.prefLabel.en", contains("B"));
  }

  @Test
  void neverFetchesAContext() {
    // Given
    String document =
        "{\"@context\": \"http://127.0.0.1:1/context\", \"@id\": \"a\", \"prefLabel\": \"A\"}";

    // When
    var response = imported(glossary(base()), JSON_LD, document);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors[0].detail", containsString("would have to be fetched"));
  }

  @Test
  void takesADocumentThatIsLargerThanOtherBodies() {
    // Given
    String comment = ("# " + "x".repeat(998) + "\n").repeat(500);
    String document =
        PREFIXES
            + (comment + "x:s x:p x:o .\n").repeat(6)
            + "<a> a skos:Concept ; skos:prefLabel \"A\" .";

    // When
    var response = imported(glossary(base()), TURTLE, document);

    // Then
    response.then().statusCode(200).body("triples", equalTo(8));
  }

  @Test
  void refusesAMediaTypeThatItDoesNotRead() {
    // When
    var response = imported(glossary(base()), "application/rdf+xml", "<a/>");

    // Then
    response.then().statusCode(415);
  }

  @Test
  void givesADocumentWithWhatWasSaidOverTheApi() {
    // Given
    String base = base();
    String glossary = glossary(base);
    String id = concept(glossary, "Customer", ", \"iri\": \"%sc\"".formatted(base));
    change(id, "{\"altLabel\": {\"@none\": [\"C \\\"1\\\"\"]}}").then().statusCode(200);

    // When
    String document = document(glossary, TURTLE);

    // Then
    assertThat(triples(TURTLE, document))
        .contains(
            base + "c http://www.w3.org/2004/02/skos/core#altLabel C \"1\" string",
            base + "c http://www.w3.org/2004/02/skos/core#prefLabel Customer en",
            base + "c https://schema.org/creativeWorkStatus draft string");
  }

  private static String document(String glossary, String type) {
    var response = given().accept(type).get(GLOSSARIES + "/" + glossary + "/document");
    response.then().statusCode(200);
    return new String(response.asByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String idOf(String iri) {
    return given().queryParam("iri", iri).get(CONCEPTS).path("items[0].id");
  }

  private static String base() {
    return "https://example.com/" + UUID.randomUUID() + "/";
  }
}
