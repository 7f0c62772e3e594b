package app.ontos.bulk;

import static app.ontos.bulk.Archives.GZIP;
import static app.ontos.bulk.Archives.IMPORTS;
import static app.ontos.bulk.Archives.body;
import static app.ontos.bulk.Archives.contract;
import static app.ontos.bulk.Archives.glossary;
import static app.ontos.bulk.Archives.imported;
import static app.ontos.bulk.Archives.packed;
import static app.ontos.bulk.Archives.product;
import static app.ontos.bulk.Archives.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class ImportResourceTest {
  @Inject Jdbi database;

  @Test
  void takesProductsThatStandBeforeTheirContracts() {
    // Given
    String id = unique();
    byte[] archive =
        packed("a/p.json", product("p-" + id, id), "z/deep/c.yaml", contract(id, "1.0.0"));

    // When
    var response = imported(archive);

    // Then
    response
        .then()
        .statusCode(200)
        .body("dryRun", equalTo(false))
        .body("outcomes.created", equalTo(2))
        .body("documents.name", contains("a/p.json", "z/deep/c.yaml"))
        .body("documents.kind", contains("DataProduct", "DataContract"))
        .body("documents.id", contains("p-" + id, id))
        .body("documents.version", contains("1.0.0", "1.0.0"));
    given()
        .queryParam("productId", "p-" + id)
        .get("/api/v1/data-products")
        .then()
        .body("items.lifecycle", contains("draft"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=maybe", "=TRUE", "=1", "=", "", "&dryRun=true"})
  void importsNothingWhereDryRunIsNeitherTrueNorFalse(String value) {
    // Given
    List<Long> before = counts();
    byte[] archive = packed("c.yaml", contract(unique(), "1.0.0"));

    // When
    var response = body(GZIP, archive).post(IMPORTS + "?dryRun" + value);

    // Then
    response.then().statusCode(400).body("code", equalTo("malformed-request"));
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void tellsWhatIsThereAlready() {
    // Given
    String id = unique();
    imported(packed("c.yaml", contract(id, "1.0.0"))).then().statusCode(200);
    byte[] archive =
        packed(
            "same.yaml",
            contract(id, "1.0.0"),
            "next.yaml",
            contract(id, "2.0.0"),
            "other.yaml",
            contract(id, "1.0.0") + "tenant: other\n");

    // When
    var response = imported(archive);

    // Then
    response
        .then()
        .statusCode(200)
        .body("documents.outcome", contains("unchanged", "new-version", "conflict"))
        .body("documents[2].detail", containsString("another document"));
  }

  @Test
  void takesTheRestWhereADocumentIsAtFault() {
    // Given
    byte[] archive =
        packed(
            "bad.yaml",
            "kind: DataContract\napiVersion: v3.1.0\nid: x\nversion: 1\n",
            "broken.yaml",
            "a: [\n",
            "unknown.json",
            "{\"kind\": \"Pod\"}",
            "README.md",
            "Read me",
            "good.yaml",
            contract(unique(), "1.0.0"));

    // When
    var response = imported(archive);

    // Then
    response
        .then()
        .statusCode(200)
        .body("documents.outcome", contains("refused", "refused", "refused", "ignored", "created"))
        .body("documents[0].errors.pointer", hasItem("/version"))
        .body("documents[1].detail", containsString("line 2"))
        .body("documents[2].errors.pointer", contains("/kind"));
  }

  @Test
  void takesDocumentsWithFindingsWhereTheyAreToBeReported() {
    // Given
    String document = contract(unique(), "1.0.0").replace("status: active", "slaProperties: 1");

    // When
    var response =
        body(GZIP, packed("c.yml", document)).queryParam("validation", "report").post(IMPORTS);

    // Then
    response
        .then()
        .statusCode(200)
        .body("documents.outcome", contains("created"))
        .body("documents[0].errors.pointer", hasItem("/slaProperties"));
  }

  @Test
  void leavesNoTraceOfADryRun() {
    // Given
    String id = unique();
    String iri = "https://example.com/" + id;
    String domains =
        "{\"apiVersion\": \"ontos/v1\", \"kind\": \"DataDomains\", \"items\": [{\"name\": \"%s\"}]}"
            .formatted(id);
    String links =
        """
        {"apiVersion": "ontos/v1", "kind": "SemanticLinks", "items": [
          {"concept": "%s/party", "entityType": "data-domain", "domain": "%s"}]}
        """
            .formatted(iri, id);
    byte[] archive =
        packed(
            "l.json",
            links,
            "d.json",
            domains,
            "p.json",
            product(id, id),
            "g.ttl",
            glossary(iri),
            "g2.ttl",
            glossary(iri + "/2"),
            "c.yaml",
            contract(id, "1.0.0"),
            "c2.yaml",
            contract(id, "1.0.0") + "tenant: other\n");
    List<Long> before = counts();

    // When
    var response = body(GZIP, archive).queryParam("dryRun", true).post(IMPORTS);

    // Then
    List<String> outcomes = response.then().statusCode(200).extract().path("documents.outcome");
    assertThat(outcomes)
        .containsExactly(
            "created", "created", "created", "created", "created", "created", "conflict");
    assertThat(counts()).isEqualTo(before);
    List<String> done = imported(archive).path("documents.outcome");
    assertThat(done).isEqualTo(outcomes);
  }

  @Test
  void takesAStreamOfYamlDocuments() {
    // Given
    String id = unique();
    String stream =
        "# both\n---\n"
            + contract(id, "1.0.0")
            + "...\n%YAML 1.2\n--- # the second\n"
            + contract(id, "1.1.0")
            + "---\n";

    // When
    var response = body("application/yaml", stream.getBytes(StandardCharsets.UTF_8)).post(IMPORTS);

    // Then
    response
        .then()
        .statusCode(200)
        .body("documents.outcome", contains("created", "new-version"))
        .body("documents.index", contains(0, 1))
        .body("documents[0].line", equalTo(1))
        .body("documents[1].line", notNullValue());
  }

  @Test
  void takesAnArrayOfJsonDocuments() {
    // Given
    String id = unique();
    String contract =
        "{\"apiVersion\": \"v3.1.0\", \"kind\": \"DataContract\", \"id\": \"%s\",".formatted(id)
            + " \"version\": \"1\", \"status\": \"a]\\\"},\"}";
    String array = "[\n" + product(id, id) + ",\n" + contract + "\n, {\"a\": 1,}, 7]";

    // When
    var response = body("application/json", array.getBytes(StandardCharsets.UTF_8)).post(IMPORTS);

    // Then
    response
        .then()
        .statusCode(200)
        .body("documents.outcome", contains("created", "created", "refused", "refused"))
        .body("documents[0].line", equalTo(2));
  }

  @Test
  void makesTheGlossaryThatADocumentIsOf() {
    // Given
    String iri = "https://example.com/" + unique();

    // When
    var response = imported(packed("words.ttl", glossary(iri)));

    // Then
    response
        .then()
        .statusCode(200)
        .body("documents.kind", contains("Glossary"))
        .body("documents.id", contains(iri))
        .body("documents.outcome", contains("created"));
    given()
        .queryParam("iri", iri + "/customer")
        .get("/api/v1/concepts")
        .then()
        .body("items.broader.size()", equalTo(1));
  }

  @Test
  void asksForEachDocumentWhatItsKindNeeds() {
    // Given
    String role =
        "{\"name\": \"%s\", \"access\": {\"data-contracts\": \"write\"}}".formatted(unique());
    String user = unique() + "@example.com";
    String roleId = Roles.as(Roles.ADMIN, role).post(Roles.ROLES).path("id");
    Roles.as(Roles.ADMIN, Roles.assignment("user", user, roleId)).post(Roles.ASSIGNMENTS);
    String id = unique();
    String records =
        """
        {"apiVersion": "ontos/v1", "kind": "DataContractRecords", "items": [
          {"contractId": "%s", "version": "1", "lifecycle": "active"}]}
        """
            .formatted(id);
    byte[] archive =
        packed("c.yaml", contract(id, "1"), "p.json", product(id, id), "r.json", records);

    // When
    var response = body(GZIP, archive).header("X-Forwarded-Email", user).post(IMPORTS);

    // Then
    response
        .then()
        .statusCode(200)
        .body("documents.outcome", contains("created", "forbidden", "forbidden"))
        .body("documents[2].detail", containsString("data-contracts:admin"));
  }

  private List<Long> counts() {
    return List.of("data_contract", "data_product", "data_domain", "concept", "audit_event")
        .stream()
        .map(
            table ->
                database.withHandle(
                    handle ->
                        handle
                            .createQuery("select count(*) from " + table)
                            .mapTo(Long.class)
                            .one()))
        .toList();
  }
}
