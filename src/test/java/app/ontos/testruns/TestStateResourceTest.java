package app.ontos.testruns;

import static app.ontos.testing.Api.created;
import static app.ontos.testruns.TestedItems.CONTRACTS;
import static app.ontos.testruns.TestedItems.contract;
import static app.ontos.testruns.TestedItems.required;
import static app.ontos.testruns.TestedItems.tested;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class TestStateResourceTest {
  private static final TestedItems ITEMS = new TestedItems();

  @AfterAll
  static void stop() {
    ITEMS.close();
  }

  @Test
  void isGreyBeforeAnyTest() {
    // Given
    String contract = contract("item");

    // When
    Response response = get(CONTRACTS + "/" + contract + "/test-state");

    // Then
    response
        .then()
        .statusCode(200)
        .body("state", equalTo("grey"))
        .body("since", nullValue())
        .body("places", hasSize(0));
  }

  @Test
  void isGreenOnceEveryPlaceIsAsTheContractSays() {
    // Given
    String contract = contract("item", required("name"));
    String run = tested(contract, ITEMS.connection()).path("id");

    // When
    Response response = get(CONTRACTS + "/" + contract + "/test-state");

    // Then
    response
        .then()
        .body("state", equalTo("green"))
        .body("since", notNullValue())
        .body("runId", equalTo(run))
        .body("places.verdict", contains("passed"));
  }

  @Test
  void isRedAsLongAsOnePlaceIsNotAsTheContractSays() {
    // Given
    String contract = contract(gappy());
    String bad = ITEMS.connection();
    String red = tested(contract, bad).path("id");
    String unused = tested(contract, ITEMS.connection()).path("id");

    // When
    Response response = get(CONTRACTS + "/" + contract + "/test-state");

    // Then
    response
        .then()
        .body("state", equalTo("red"))
        .body("runId", equalTo(red))
        .body("places.verdict", contains("failed", "failed"));
  }

  @Test
  void tellsATurnInTheAuditTrailAndInAComment() {
    // Given
    String table = gappy();
    String contract = contract(table);
    String connection = ITEMS.connection();
    String red = tested(contract, connection).path("id");
    ITEMS.run("update " + table + " set id = 1 where id is null");
    String green = tested(contract, connection).path("id");

    // When
    Response trail =
        get("/api/v1/audit-events?entityType=data-contract-test-state&entityId=" + contract);

    // Then
    trail
        .then()
        .body("items.action", contains("updated", "created"))
        .body("items[0].changes.find { it.field == 'state' }.before", equalTo("red"))
        .body("items[0].changes.find { it.field == 'state' }.after", equalTo("green"));
    get("/api/v1/comments?entityType=data-contract&entityId=" + contract)
        .then()
        .body(
            "items.text",
            contains(
                "The data does not keep this contract any more: test run %s failed.".formatted(red),
                "The data keeps this contract: test run %s passed.".formatted(green)))
        .body("items.createdBy", everyItem(equalTo("ontos")));
  }

  @Test
  void saysNothingWhereTheColourStays() {
    // Given
    String contract = contract("item");
    String connection = ITEMS.connection();
    String first = tested(contract, connection).path("id");

    // When
    String second = tested(contract, connection).path("id");

    // Then
    assertThat(second).isNotEqualTo(first);
    get(CONTRACTS + "/" + contract + "/test-state").then().body("runId", equalTo(first));
    get("/api/v1/comments?entityType=data-contract&entityId=" + contract)
        .then()
        .body("items", hasSize(1));
  }

  @Test
  void showsTheStateAsAPictureThatMayBeKept() {
    // Given
    String contract = contract("item");
    String unused = tested(contract, ITEMS.connection()).path("id");
    String path = CONTRACTS + "/" + contract + "/badge";
    String tag = get(path).header("ETag");

    // When
    Response response = get(path);

    // Then
    response.then().statusCode(200).contentType("image/svg+xml").header("ETag", equalTo(tag));
    assertThat(response.asString()).contains("passing", "Items &lt;&amp;&gt;");
    given().header("If-None-Match", tag).get(path).then().statusCode(304);
  }

  @Test
  void tellsHowTheTestsHaveGoneInEveryPlace() {
    // Given
    String contract = contract("item");
    String connection = ITEMS.connection();
    String first = tested(contract, connection).path("id");
    String second = tested(contract, connection).path("id");

    // When
    Response response = get(CONTRACTS + "/" + contract + "/test-trend?runs=2");

    // Then
    response
        .then()
        .statusCode(200)
        .body("places.connection", contains(connection))
        .body("places[0].runs.runId", equalTo(List.of(second, first)))
        .body("places[0].runs.verdict", everyItem(equalTo("passed")));
  }

  @Test
  void tellsWhatAProductAmountsToByItsContracts() {
    // Given
    String contract = contract(gappy());
    String unused = tested(contract, ITEMS.connection()).path("id");
    String contractId = get(CONTRACTS + "/" + contract).path("contractId");
    String product =
        created(
            "/api/v1/data-products",
            """
            {"apiVersion": "v1.0.0", "kind": "DataProduct", "id": "p-%s", "status": "active",
             "name": "Items", "outputPorts": [
               {"name": "out", "version": "1.0.0", "contractId": "%s"}]}"""
                .formatted(UUID.randomUUID(), contractId));

    // When
    Response response = get("/api/v1/data-products/" + product + "/test-state");

    // Then
    response
        .then()
        .statusCode(200)
        .body("state", equalTo("red"))
        .body("contracts.dataContractId", contains(contract))
        .body("contracts.state", hasItem("red"));
  }

  /** A new table in which an id is missing. */
  private static String gappy() {
    String table = "gappy_" + UUID.randomUUID().toString().replace('-', '_');
    ITEMS.run(
        "create table %1$s (id bigint); insert into %1$s values (7), (null); grant select on %1$s to public"
            .formatted(table));
    return table;
  }
}
