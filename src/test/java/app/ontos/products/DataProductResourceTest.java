package app.ontos.products;

import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import app.ontos.testing.Api;
import app.ontos.testing.ServiceTest;
import org.junit.jupiter.api.Test;

@ServiceTest
class DataProductResourceTest {
  private static final String PRODUCTS = "/api/v1/data-products";
  private static final String CONTRACTS = "/api/v1/data-contracts";

  @Test
  void createsADraftWithPortsThatNameContracts() {
    // Given
    String contract = unique();
    contract(contract, "1.0.0");

    // When
    var response = json(product(unique(), in(contract), out(contract))).post(PRODUCTS);

    // Then
    response
        .then()
        .statusCode(201)
        .header("Location", matchesPattern("/api/v1/data-products/[0-9a-f-]{36}"))
        .header("ETag", "\"1\"")
        .body("lifecycle", equalTo("draft"))
        .body("documentVersion", equalTo(""))
        .body("standardVersion", equalTo("v1.0.0"));
  }

  @Test
  void givesTheDocumentBackAsYaml() {
    // Given
    String id = created(product(unique(), "", ""));

    // When
    var response = given().accept("application/yaml").get(PRODUCTS + "/" + id + "/document");

    // Then
    response.then().statusCode(200).body(containsString("kind: DataProduct"));
  }

  @Test
  void refusesAPortThatNamesNoContractHere() {
    // Given
    String contract = unique();
    contract(contract, "1.0.0");
    String ports =
        """
        {"name": "o", "version": "1.0.0", "contractId": "%s",
         "inputContracts": [{"id": "%s", "version": "1.0.0"}, {"id": "%s", "version": "7.0.0"}]}
        """
            .formatted(contract, contract, contract);

    // When
    var response = json(product(unique(), in("nowhere"), ports)).post(PRODUCTS);

    // Then
    response
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder("/inputPorts/0/contractId", "/outputPorts/0/inputContracts/1"));
  }

  @Test
  void takesAPortThatIsMarkedAsExternal() {
    // Given
    String port =
        """
        {"name": "i", "version": "1", "contractId": "elsewhere",
         "customProperties": [{"property": "external", "value": true}]}
        """;

    // When
    var response = json(product(unique(), port, "")).post(PRODUCTS);

    // Then
    response.then().statusCode(201);
  }

  @Test
  void storesADraftWithItsFindingsWhereOnlyAReportIsWanted() {
    // Given
    String document = product(unique(), in("nowhere"), "");

    // When
    var response = json(document).post(PRODUCTS + "?validation=report");

    // Then
    response.then().statusCode(201).body("findings.pointer", contains("/inputPorts/0/contractId"));
  }

  @Test
  void keepsAContractThatAPortNames() {
    // Given
    String contract = unique();
    String contractRecord = contract(contract, "1.0.0");
    String id = created(product(unique(), in(contract), ""));

    // When
    var response = when().delete(CONTRACTS + "/" + contractRecord);

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"))
        .body("references.id", contains(id));
  }

  @Test
  void keepsAProjectThatAProductIsMadeIn() {
    // Given
    String project = Api.created("/api/v1/projects", "{\"name\": \"%s\"}".formatted(unique()));
    String id = json(product(unique(), "", "")).post(PRODUCTS + "?projectId=" + project).path("id");

    // When
    var response = when().delete("/api/v1/projects/" + project);

    // Then
    response.then().statusCode(409).body("references.id", contains(id));
  }

  @Test
  void patchesTheProjectAlone() {
    // Given
    String project = Api.created("/api/v1/projects", "{\"name\": \"%s\"}".formatted(unique()));
    String id = created(product(unique(), "", ""));

    // When
    var response =
        patch("{\"projectId\": \"%s\"}".formatted(project))
            .header("If-Match", "\"1\"")
            .patch(PRODUCTS + "/" + id);

    // Then
    response.then().statusCode(200).body("projectId", equalTo(project));
  }

  @Test
  void goesThroughASandboxAndIsApprovedByAReviewOnly() {
    // Given
    String id = created(product(unique(), "", ""));
    move(id, "sandbox").then().statusCode(200);
    move(id, "proposed").then().statusCode(200);

    // When
    var response = move(id, "approved");

    // Then
    response
        .then()
        .statusCode(409)
        .body("detail", containsString("it may go to: draft, under_review, deprecated"));
  }

  @Test
  void replacesTheDocumentAndItsPorts() {
    // Given
    String first = unique();
    String second = unique();
    String record = contract(first, "1.0.0");
    contract(second, "1.0.0");
    String product = unique();
    String id = created(product(product, in(first), ""));

    // When
    var response =
        json(product(product, in(second), ""))
            .header("If-Match", "\"1\"")
            .put(PRODUCTS + "/" + id + "/document");

    // Then
    response.then().statusCode(200).header("ETag", "\"2\"");
    when().delete(CONTRACTS + "/" + record).then().statusCode(204);
  }

  @Test
  void followsContractsFromProductToProduct() {
    // Given
    String raw = unique();
    String clean = unique();
    contract(raw, "1.0.0");
    contract(clean, "1.0.0");
    String source = created(product(unique(), "", out(raw)));
    String middle = created(product(unique(), in(raw), out(clean)));
    String end = created(product(unique(), in(clean), ""));

    // When
    var response = when().get(PRODUCTS + "/" + middle + "/lineage");

    // Then
    response
        .then()
        .statusCode(200)
        .body("nodes.id", contains(source, middle, end))
        .body("nodes.distance", contains(-1, 0, 1))
        .body("edges", hasSize(2))
        .body("edges.contractId", containsInAnyOrder(raw, clean))
        .body("truncated", equalTo(false));
  }

  @Test
  void walksNoFurtherThanAskedAndAroundNoCycleTwice() {
    // Given
    String one = unique();
    String two = unique();
    contract(one, "1.0.0");
    contract(two, "1.0.0");
    String first = created(product(unique(), in(two), out(one)));
    String second = created(product(unique(), in(one), out(two)));

    // When
    var response = when().get(PRODUCTS + "/" + first + "/lineage?depth=10");

    // Then
    response.then().statusCode(200).body("nodes.id", containsInAnyOrder(first, second));
    when().get(PRODUCTS + "/" + first + "/lineage?depth=11").then().statusCode(400);
  }

  @Test
  void hidesDraftsFromConsumersInTheGraphToo() {
    // Given
    String contract = unique();
    contract(contract, "1.0.0");
    String active = created(product(unique(), "", out(contract)));
    for (String state : new String[] {"proposed", "under_review", "approved", "active"}) {
      move(active, state).then().statusCode(200);
    }
    String draft = created(product(unique(), in(contract), ""));

    // When
    var response =
        given()
            .header("X-Forwarded-Email", "consumer@example.com")
            .get(PRODUCTS + "/" + active + "/lineage");

    // Then
    response.then().statusCode(200).body("nodes.id", contains(active));
    given()
        .header("X-Forwarded-Email", "consumer@example.com")
        .get(PRODUCTS + "/" + draft + "/lineage")
        .then()
        .statusCode(404);
  }

  @Test
  void listsProductsByStateAndWords() {
    // Given
    String product = unique();
    String id = created(product(product, "", ""));

    // When
    var response = when().get(PRODUCTS + "?lifecycle=draft&q=" + product);

    // Then
    response.then().statusCode(200).body("items.id", hasItem(id));
  }

  private static String product(String id, String inputPort, String outputPort) {
    return """
        {"apiVersion": "v1.0.0", "kind": "DataProduct", "id": "%s", "status": "draft",
         "name": "Product %s", "inputPorts": [%s], "outputPorts": [%s]}
        """
        .formatted(id, id, inputPort, outputPort);
  }

  private static String in(String contract) {
    return "{\"name\": \"i\", \"version\": \"1.0.0\", \"contractId\": \"%s\"}".formatted(contract);
  }

  private static String out(String contract) {
    return "{\"name\": \"o\", \"version\": \"1.0.0\", \"contractId\": \"%s\"}".formatted(contract);
  }

  private static String contract(String id, String version) {
    return Api.created(
        CONTRACTS,
        """
        {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "%s", "version": "%s",
         "status": "draft"}
        """
            .formatted(id, version));
  }

  private static String created(String document) {
    return Api.created(PRODUCTS, document);
  }

  private static io.restassured.response.Response move(String id, String state) {
    return json("{\"to\": \"%s\"}".formatted(state)).post(PRODUCTS + "/" + id + "/transitions");
  }

  private static String unique() {
    return Api.unique("p").replace(' ', '-');
  }
}
