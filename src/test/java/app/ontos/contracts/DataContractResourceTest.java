package app.ontos.contracts;

import static app.ontos.contracts.Contracts.CONTRACTS;
import static app.ontos.contracts.Contracts.YAML;
import static app.ontos.contracts.Contracts.as;
import static app.ontos.contracts.Contracts.created;
import static app.ontos.contracts.Contracts.document;
import static app.ontos.contracts.Contracts.move;
import static app.ontos.contracts.Contracts.unique;
import static app.ontos.contracts.Contracts.yaml;
import static app.ontos.testing.Api.DOMAINS;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import app.ontos.testing.Api;
import app.ontos.testing.ServiceTest;
import org.junit.jupiter.api.Test;

@ServiceTest
class DataContractResourceTest {

  @Test
  void createsADraftFromAYamlDocument() {
    // Given
    String id = unique();

    // When
    var response = yaml(document(id, "1.0.0")).post(CONTRACTS);

    // Then
    response
        .then()
        .statusCode(201)
        .header("Location", matchesPattern("/api/v1/data-contracts/[0-9a-f-]{36}"))
        .header("ETag", "\"1\"")
        .body("contractId", equalTo(id))
        .body("documentVersion", equalTo("1.0.0"))
        .body("name", equalTo("Orders of " + id))
        .body("documentStatus", equalTo("active"))
        .body("standardVersion", equalTo("v3.1.0"))
        .body("lifecycle", equalTo("draft"))
        .body("findings", empty())
        .body("versionCount", equalTo(1))
        .body("version", equalTo(1));
  }

  @Test
  void givesTheDocumentBackEqualInBothForms() {
    // Given
    String sent =
        "{\"apiVersion\":\"v3.1.0\",\"kind\":\"DataContract\",\"id\":\"%s\",\"version\":\"1\",\"status\":\"x\",\"price\":{\"priceAmount\":1.0},\"customProperties\":[{\"property\":\"p\",\"value\":[1e2,12345678901234567890.10,\"no\",\"2020-01-01\",\"a\\nb\\n\",null,\"\u00e9\u4e2d\"]}]}"
            .formatted(unique());
    String id = json(sent).post(CONTRACTS).path("id");

    // When
    String asJson = when().get(CONTRACTS + "/" + id + "/document").asString();
    var asYaml = given().accept(YAML).get(CONTRACTS + "/" + id + "/document");

    // Then
    assertThat(asJson.replace("1E+2", "1e2")).isEqualTo(sent);
    asYaml.then().statusCode(200).contentType(YAML).header("ETag", "\"1\"");
    assertThat(
            read(asYaml.asByteArray(), DocumentFormat.YAML)
                .sameAs(read(sent.getBytes(UTF_8), DocumentFormat.JSON)))
        .isTrue();
  }

  @Test
  void offersNoOtherFormOfTheDocument() {
    // Given
    String id = created(document(unique(), "1"));

    // When
    var response = given().accept("text/html").get(CONTRACTS + "/" + id + "/document");

    // Then
    response.then().statusCode(406);
  }

  @Test
  void refusesADocumentWithAllItsViolations() {
    // Given
    String body =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: x
        version: 1.0
        colour: red
        schema: [{name: a, properties: [{logicalType: varchar}]}]
        """;

    // When
    var response = yaml(body).post(CONTRACTS);

    // Then
    response
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid-fields"))
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/version",
                "/status",
                "/colour",
                "/schema/0/properties/0/name",
                "/schema/0/properties/0/logicalType"));
  }

  @Test
  void storesADraftWithItsFindingsWhereOnlyAReportIsWanted() {
    // Given
    String body = document(unique(), "1") + "colour: red\n";

    // When
    var response = yaml(body).post(CONTRACTS + "?validation=report");

    // Then
    response.then().statusCode(201).body("findings.pointer", contains("/colour"));
    when()
        .get(response.header("Location"))
        .then()
        .body("findings[0].detail", equalTo("is not known here"));
  }

  @Test
  void refusesADocumentWithoutIdEvenIfOnlyAReportIsWanted() {
    // Given
    String body = "{kind: DataContract}";

    // When
    var response = yaml(body).post(CONTRACTS + "?validation=report");

    // Then
    response.then().statusCode(422).body("errors.pointer", containsInAnyOrder("/id", "/version"));
  }

  @Test
  void tellsWhereYamlIsNotWellFormed() {
    // When
    var response = yaml("a: 1\nb: [1\n").post(CONTRACTS);

    // Then
    response.then().statusCode(400).body("detail", containsString("line 3, column 1"));
  }

  @Test
  void takesNoOtherMediaType() {
    // When
    var response = given().contentType("text/plain").body("a: 1").post(CONTRACTS);

    // Then
    response.then().statusCode(415);
  }

  @Test
  void refusesAVersionThatIsThere() {
    // Given
    String document = document(unique(), "1.0.0");
    created(document);

    // When
    var response = yaml(document).post(CONTRACTS);

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("name-taken"))
        .body("errors[0].pointer", equalTo("/version"));
  }

  @Test
  void answersARetryWithTheFirstResult() {
    // Given
    String document = document(unique(), "1.0.0");
    String key = unique();
    String first = yaml(document).header("Idempotency-Key", key).post(CONTRACTS).path("id");

    // When
    var response = yaml(document).header("Idempotency-Key", key).post(CONTRACTS);

    // Then
    response.then().statusCode(201).body("id", equalTo(first)).body("versionCount", equalTo(1));
  }

  @Test
  void belongsToADomainAndATeam() {
    // Given
    String domain = domain(Api.unique("Sales"));
    String team = Api.created("/api/v1/teams", "{\"name\": \"%s\"}".formatted(unique()));

    // When
    var response =
        yaml(document(unique(), "1"))
            .post(CONTRACTS + "?domainId=" + domain + "&ownerTeamId=" + team);

    // Then
    response
        .then()
        .statusCode(201)
        .body("domainId", equalTo(domain))
        .body("ownerTeamId", equalTo(team));
    when()
        .delete(DOMAINS + "/" + domain)
        .then()
        .statusCode(409)
        .body("references.type", hasItem("data-contract"));
    when().delete("/api/v1/teams/" + team).then().statusCode(409);
  }

  @Test
  void refusesADomainThatDoesNotExist() {
    // When
    var response =
        yaml(document(unique(), "1"))
            .post(CONTRACTS + "?domainId=00000000-0000-7000-8000-000000000000");

    // Then
    response.then().statusCode(422).body("errors[0].pointer", equalTo("/domainId"));
  }

  @Test
  void listsTheFamilyOfAContract() {
    // Given
    String contract = unique();
    String first = created(document(contract, "1"));
    String second = created(document(contract, "2"));

    // When
    var response = when().get(CONTRACTS + "/" + first + "/versions");

    // Then
    response
        .then()
        .statusCode(200)
        .body("items.id", contains(second, first))
        .body("items.versionCount", contains(2, 2));
  }

  @Test
  void collapsesAFamilyToItsLatestVersion() {
    // Given
    String contract = unique();
    created(document(contract, "1"));
    String second = created(document(contract, "2"));

    // When
    var response = when().get(CONTRACTS + "?latest=true&contractId=" + contract);

    // Then
    response.then().statusCode(200).body("items.id", contains(second));
  }

  @Test
  void findsAContractByBeginningsOfItsWords() {
    // Given
    String word = "w" + unique().substring(2, 10);
    String id =
        created(document(unique(), "1", "[{name: %s_amount, description: Größe}]".formatted(word)));

    // When
    var response =
        given().queryParam("q", word.toUpperCase(java.util.Locale.ROOT) + " GRÖ").get(CONTRACTS);

    // Then
    response.then().statusCode(200).body("items.id", contains(id));
  }

  @Test
  void goesOnWhereTheLastPageEnded() {
    // Given
    String contract = unique();
    created(document(contract, "1"));
    created(document(contract, "2"));
    created(document(contract, "3"));
    String query = CONTRACTS + "?sort=-createdAt&limit=2&contractId=" + contract;
    String cursor = when().get(query).path("nextCursor");

    // When
    var response = when().get(query + "&cursor=" + cursor);

    // Then
    response.then().statusCode(200).body("items.documentVersion", contains("1"));
  }

  @Test
  void replacesTheDocumentOfADraftAndItsProperties() {
    // Given
    String contract = unique();
    String id = created(document(contract, "1", "[{name: old_%s}]".formatted(contract)));

    // When
    var response =
        yaml(document(contract, "2", "[{name: new_%s}]".formatted(contract)))
            .header("If-Match", "\"1\"")
            .put(CONTRACTS + "/" + id + "/document");

    // Then
    response.then().statusCode(200).header("ETag", "\"2\"").body("documentVersion", equalTo("2"));
    when()
        .get("/api/v1/contract-properties?dataContractId=" + id)
        .then()
        .body("items.name", contains("new_" + contract));
  }

  @Test
  void replacesNothingWithoutTheVersionThatWasRead() {
    // Given
    String contract = unique();
    String id = created(document(contract, "1"));

    // When
    int none = yaml(document(contract, "2")).put(CONTRACTS + "/" + id).statusCode();
    int stale =
        yaml(document(contract, "2"))
            .header("If-Match", "\"7\"")
            .put(CONTRACTS + "/" + id)
            .statusCode();

    // Then
    assertThat(new int[] {none, stale}).containsExactly(428, 412);
  }

  @Test
  void patchesTheDomainAlone() {
    // Given
    String domain = domain(Api.unique("Sales"));
    String id = created(document(unique(), "1"));

    // When
    var response =
        patch("{\"domainId\": \"%s\"}".formatted(domain))
            .header("If-Match", "\"1\"")
            .patch(CONTRACTS + "/" + id);

    // Then
    response.then().statusCode(200).body("domainId", equalTo(domain)).body("version", equalTo(2));
  }

  @Test
  void leavesAnAuditEventWithoutTheDocument() {
    // Given
    String id = created(document(unique(), "1"));

    // When
    var response = when().get("/api/v1/audit-events?entityId=" + id);

    // Then
    response
        .then()
        .body("items", hasSize(1))
        .body("items[0].entityType", equalTo("data-contract"))
        .body("items[0].changes.field", hasItem("documentDigest"))
        .body("items[0].changes.field", org.hamcrest.Matchers.not(hasItem("document")));
  }

  @Test
  void deletesADraftWithAllThatHangsOnIt() {
    // Given
    String id = created(document(unique(), "1"));

    // When
    var response = when().delete(CONTRACTS + "/" + id);

    // Then
    response.then().statusCode(204);
    when().get(CONTRACTS + "/" + id).then().statusCode(404);
    when().get("/api/v1/contract-properties?dataContractId=" + id).then().body("items", empty());
  }

  @Test
  void tellsWhatChangedBetweenTwoVersions() {
    // Given
    String contract = unique();
    String first = created(document(contract, "1", "[{name: a, logicalType: string}, {name: b}]"));
    String second = created(document(contract, "2", "[{name: a, logicalType: integer}]"));

    // When
    var response = when().get(CONTRACTS + "/" + second + "/diff?from=" + first);

    // Then
    response
        .then()
        .statusCode(200)
        .body("breaking", equalTo(true))
        .body(
            "changes.path",
            contains(
                "/version",
                "/schema/orders/properties/a/logicalType",
                "/schema/orders/properties/b"))
        .body("changes[1].before", equalTo("string"))
        .body("changes[1].reason", notNullValue());
  }

  @Test
  void findsPropertiesByNameClassificationAndTag() {
    // Given
    String tag = unique();
    String properties =
        "[{name: Email, classification: Restricted, tags: [%s], logicalType: string},"
            + " {name: lines, logicalType: array, items: {logicalType: object, properties: [{name: sku, tags: [%s]}]}},"
            + " {name: plain}]";
    created(document(unique(), "1", properties.formatted(tag, tag)));

    // When
    var all = when().get("/api/v1/contract-properties?tag=" + tag);
    var some =
        when()
            .get(
                "/api/v1/contract-properties?name=EMAIL&classification=restricted&logicalType=string&lifecycle=draft&tag="
                    + tag);

    var beginning = when().get("/api/v1/contract-properties?q=em&tag=" + tag);

    // Then
    beginning.then().statusCode(200).body("items.name", contains("Email"));
    all.then().statusCode(200).body("items.path", contains("Email", "lines[].sku"));
    some.then().statusCode(200).body("items.name", contains("Email"));
  }

  @Test
  void keepsAnApprovedDocumentAsItIs() {
    // Given
    String contract = unique();
    String id = created(document(contract, "1"));
    move(id, "proposed", "approved");

    // When
    var response =
        yaml(document(contract, "1"))
            .header("If-Match", "*")
            .put(CONTRACTS + "/" + id + "/document");

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("conflict"))
        .body("detail", containsString("add a new version"));
  }

  @Test
  void namesTheWaysThatAreOpenWhereAMoveIsNot() {
    // Given
    String id = created(document(unique(), "1"));

    // When
    var response = json("{\"to\": \"active\"}").post(CONTRACTS + "/" + id + "/transitions");

    // Then
    response
        .then()
        .statusCode(409)
        .body("detail", containsString("it may go to: proposed, deprecated"));
  }

  @Test
  void wantsAReasonWhereAContractIsSentBack() {
    // Given
    String id = created(document(unique(), "1"));
    move(id, "proposed");

    // When
    var response = json("{\"to\": \"draft\"}").post(CONTRACTS + "/" + id + "/transitions");

    // Then
    response.then().statusCode(422).body("errors[0].pointer", equalTo("/comment"));
    json("{\"to\": \"draft\", \"comment\": \"no owner\"}")
        .post(CONTRACTS + "/" + id + "/transitions")
        .then()
        .statusCode(200);
  }

  @Test
  void remembersEveryMove() {
    // Given
    String id = created(document(unique(), "1"));
    move(id, "proposed", "under_review", "approved", "active");

    // When
    var response = when().get(CONTRACTS + "/" + id + "/transitions");

    // Then
    response
        .then()
        .statusCode(200)
        .body("items.to", contains("active", "approved", "under_review", "proposed"))
        .body("items[0].from", equalTo("approved"))
        .body("items[0].actor", equalTo("local@localhost"));
  }

  @Test
  void keepsAContractThatOthersRelyOn() {
    // Given
    String id = created(document(unique(), "1"));
    move(id, "proposed", "approved", "active");

    // When
    var response = when().delete(CONTRACTS + "/" + id);

    // Then
    response.then().statusCode(409);
  }

  @Test
  void hidesDraftsFromConsumersEverywhere() {
    // Given
    String contract = unique();
    String active = created(document(contract, "1", "[{name: %s}]".formatted(contract)));
    move(active, "proposed", "approved", "active");
    String draft = created(document(contract, "2", "[{name: %s}]".formatted(contract)));
    String consumer = "consumer@example.com";

    // When
    var seen = as(consumer).get(CONTRACTS + "?contractId=" + contract);
    var latest = as(consumer).get(CONTRACTS + "?latest=true&contractId=" + contract);

    // Then
    seen.then().body("items.id", contains(active)).body("items[0].versionCount", equalTo(1));
    latest.then().body("items.id", contains(active));
    for (String path : new String[] {"", "/document", "/versions", "/transitions"}) {
      as(consumer).get(CONTRACTS + "/" + draft + path).then().statusCode(404);
    }
    as(consumer).get(CONTRACTS + "/" + active + "/diff?from=" + draft).then().statusCode(404);
    as(consumer)
        .get("/api/v1/contract-properties?name=" + contract)
        .then()
        .body("items.dataContractId", contains(active));
    as(consumer).delete(CONTRACTS + "/" + draft).then().statusCode(403); // whatever is there
    as(consumer).delete(CONTRACTS + "/" + active).then().statusCode(403);
    json("{\"to\": \"deprecated\"}")
        .header("X-Forwarded-Email", consumer)
        .post(CONTRACTS + "/" + active + "/transitions")
        .then()
        .statusCode(403);
  }

  @Test
  void showsDraftsToMembersOfTheOwnerTeam() {
    // Given
    String team = Api.created("/api/v1/teams", "{\"name\": \"%s\"}".formatted(unique()));
    Api.created(
        "/api/v1/teams/" + team + "/members",
        "{\"principal\": \"Member@Example.com\", \"principalType\": \"user\", \"role\": \"owner\"}");
    String id = yaml(document(unique(), "1")).post(CONTRACTS + "?ownerTeamId=" + team).path("id");

    // When
    var response = as("member@example.com").get(CONTRACTS + "/" + id);

    // Then
    response.then().statusCode(200);
  }

  private static StandardDocument read(byte[] body, DocumentFormat format) {
    return StandardDocument.read(body, format);
  }
}
