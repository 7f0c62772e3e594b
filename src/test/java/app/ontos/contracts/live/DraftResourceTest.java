package app.ontos.contracts.live;

import static app.ontos.contracts.live.ShopDatabase.ENVIRONMENT;
import static app.ontos.contracts.live.ShopDatabase.connected;
import static app.ontos.testing.Api.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.ServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class DraftResourceTest {
  private static final String DRAFTS = "/api/v1/data-contracts/drafts";
  private static final String CONTRACTS = "/api/v1/data-contracts";
  private static final LakebaseEmulator EMULATOR = ShopDatabase.start();

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @Test
  void writesWhatTheCatalogSaysOfATable() {
    // Given
    String customer = body(connected(EMULATOR), "shop", "\"customer\", \"country\"");

    // When
    Response response = json(customer).post(DRAFTS);

    // Then
    response
        .then()
        .statusCode(200)
        .body("apiVersion", equalTo("v3.1.0"))
        .body("status", equalTo("draft"))
        .body("servers[0].type", equalTo("postgresql"))
        .body("servers[0].schema", equalTo("shop"))
        .body("servers[0].environment", equalTo(ENVIRONMENT))
        .body("schema.name", equalTo(List.of("customer", "country")))
        .body("schema[0].description", equalTo("People who have an account"))
        .body("schema[0].properties[0].name", equalTo("id"))
        .body("schema[0].properties[0].logicalType", equalTo("integer"))
        .body("schema[0].properties[0].physicalType", equalTo("bigint"))
        .body("schema[0].properties[0].primaryKey", equalTo(true))
        .body("schema[0].properties[1].unique", equalTo(true))
        .body("schema[0].properties[1].required", equalTo(true))
        .body("schema[0].properties[1].logicalTypeOptions.maxLength", equalTo(320))
        .body("schema[0].properties[3].relationships.to", equalTo(List.of("country.code")))
        .body(
            "schema[0].properties[4].quality[0].arguments.validValues",
            equalTo(List.of("new", "active", "on hold", "it's complicated")))
        .body("schema[0].properties[5].required", equalTo(null))
        .body("schema[0].properties[7].relationships.to", equalTo(List.of("customer.id")));
  }

  @Test
  void writesAContractThatTheStandardAndTheDatabaseAgreeWith() {
    // Given
    String connection = connected(EMULATOR);
    String document = json(body(connection, "shop", "")).post(DRAFTS).asString();
    String id = json(document).post(CONTRACTS).then().statusCode(201).extract().path("id");

    // When
    Response drift =
        given()
            .queryParam("connection", connection)
            .queryParam("environment", ENVIRONMENT)
            .get(CONTRACTS + "/" + id + "/drift");

    // Then
    assertThat(JsonPath.from(document).getList("schema")).hasSizeGreaterThan(35);
    drift
        .then()
        .statusCode(200)
        .body("schema", equalTo("shop"))
        .body("breaking", equalTo(false))
        .body("deviations", hasSize(0));
  }

  @Test
  void takesTheTablesOfTheSchemaWithoutTheirPartitions() {
    // Given
    String all = body(connected(EMULATOR), "shop", "");

    // When
    Response response = json(all).post(DRAFTS);

    // Then
    response
        .then()
        .statusCode(200)
        .body("schema.name", hasItems("event", "reading", "open_order", "spent", "Mixed Case"))
        .body("schema.name", not(hasItem("event_2024")))
        .body(
            "schema.find { it.name == 'reading' }.properties.partitionKeyPosition",
            equalTo(Arrays.asList(1, null, null, null)))
        .body("schema.find { it.name == 'spent' }.physicalType", equalTo("materialized view"))
        .body("schema.find { it.name == 'without_columns' }.properties", hasSize(0));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "plain|a,b",
        "only_one|one",
        "quoted|it's;comma, here;\";;back\\slash;(paren)",
        "varied|x,y",
        "fixed|EUR,USD",
        "whole|-1,0,1",
        "large|1,9000000000",
        "exact|0.5,19",
        "either|",
        "negated|",
        "guarded|",
        "paired|"
      })
  void findsTheValuesThatACheckConstraintLists(String column, String values) {
    // Given
    String checked = body(connected(EMULATOR), "shop", "\"checked\"");
    List<String> expected =
        values == null ? List.of() : List.of(values.split(values.contains(";") ? ";" : ",", -1));

    // When
    Response response = json(checked).post(DRAFTS);

    // Then
    List<Object> listed =
        response.path(
            "schema[0].properties.find { it.name == '%s' }.quality?.first()?.arguments?.validValues"
                .formatted(column));
    assertThat(listed == null ? List.of() : listed.stream().map(String::valueOf).toList())
        .isEqualTo(expected);
  }

  @Test
  void saysThatSeveralColumnsAreUniqueTogetherAndReferToOthersTogether() {
    // Given
    String orders = body(connected(EMULATOR), "shop", "\"order\", \"order_line\", \"shipment\"");

    // When
    Response response = json(orders).post(DRAFTS);

    // Then
    response
        .then()
        .statusCode(200)
        .body("schema[0].quality[0].metric", equalTo("duplicateValues"))
        .body(
            "schema[0].quality[0].arguments.properties",
            equalTo(List.of("customer_id", "placed_at")))
        .body(
            "schema[2].relationships[0]",
            equalTo(
                Map.of(
                    "type", "foreignKey",
                    "from", List.of("shipment.order_id", "shipment.line_number"),
                    "to", List.of("order_line.order_id", "order_line.line_number"))));
  }

  @Test
  void givesIdsToWhatTheStandardCouldNotReferToByName() {
    // Given
    String quoted = body(connected(EMULATOR), "shop", "\"Mixed Case\", \"quo\\\"te\"");

    // When
    Response response = json(quoted).post(DRAFTS);

    // Then
    response
        .then()
        .statusCode(200)
        .body("schema[0].id", equalTo("Mixed-Case-1"))
        .body("schema[0].properties[0].id", equalTo("Key-1"))
        .body(
            "schema[1].properties[8].relationships.to",
            equalTo(List.of("schema/Mixed-Case-1/properties/Key-1")));
  }

  @Test
  void takesTablesOfOtherSchemas() {
    // Given
    String both = body(connected(EMULATOR), "shop", "\"invoice\", \"ledger.account_year\"");

    // When
    Response response = json(both).post(DRAFTS);

    // Then
    response
        .then()
        .statusCode(200)
        .body("schema.physicalName", equalTo(List.of("invoice", "ledger.account_year")))
        .body(
            "schema[0].relationships[0].to",
            equalTo(List.of("account_year.year", "account_year.account")));
  }

  @Test
  void writesYamlToWhoeverWantsIt() {
    // Given
    String country = body(connected(EMULATOR), "shop", "\"country\"");

    // When
    Response response = json(country).accept("application/yaml").post(DRAFTS);

    // Then
    response.then().statusCode(200).contentType("application/yaml");
    assertThat(response.asString()).contains("physicalName: country");
  }

  @Test
  void tellsOfEveryTableThatIsNotThere() {
    // Given
    String body = body(connected(EMULATOR), "shop", "\"country\", \"nothing\", \"nowhere.else\"");

    // When
    Response response = json(body).post(DRAFTS);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/tables", "/tables")))
        .body("errors[1].detail", containsString("nowhere.else"));
  }

  @Test
  void doesNotKnowASchemaThatIsNotThere() {
    // Given
    String body = body(connected(EMULATOR), "nowhere", "");

    // When
    Response response = json(body).post(DRAFTS);

    // Then
    response.then().statusCode(422).body("errors[0].pointer", equalTo("/schema"));
  }

  @Test
  void tellsOfEveryFaultOfTheRequest() {
    // Given
    String body = "{\"connection\": \"x\", \"tables\": 1, \"more\": true}";

    // When
    Response response = json(body).post(DRAFTS);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/connection", "/environment", "/tables", "/more"));
  }

  private static String body(String connection, String schema, String tables) {
    return "{\"connection\": \"%s\", \"environment\": \"%s\", \"schema\": \"%s\", \"tables\": [%s]}"
        .formatted(connection, ENVIRONMENT, schema, tables);
  }
}
