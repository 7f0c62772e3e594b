package app.ontos.bulk;

import static app.ontos.bulk.Archives.GZIP;
import static app.ontos.bulk.Archives.IMPORTS;
import static app.ontos.bulk.Archives.body;
import static app.ontos.bulk.Archives.contract;
import static app.ontos.bulk.Archives.glossary;
import static app.ontos.bulk.Archives.imported;
import static app.ontos.bulk.Archives.packed;
import static app.ontos.bulk.Archives.product;
import static app.ontos.bulk.Archives.unpacked;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.testing.Api;
import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ExportResourceTest {
  private static final String EXPORTS = "/api/v1/exports";
  private static final String IRI = "https://example.com/words";

  @Inject Jdbi database;

  @BeforeEach
  void empty() {
    database.useHandle(
        handle ->
            handle.execute(
                """
                truncate data_domain, team, team_member, project, project_team, data_contract,
                  data_product, glossary, concept, semantic_link cascade"""));
  }

  @Test
  void comesBackIntoAnEmptyServiceAsItWas() {
    // Given
    everything();
    byte[] first = export();
    empty();

    // When
    var response = body(GZIP, first).queryParam("validation", "report").post(IMPORTS);

    // Then
    Map<String, Integer> outcomes = response.then().statusCode(200).extract().path("outcomes");
    assertThat(outcomes.keySet())
        .as(response.asString())
        .isSubsetOf("created", "new-version", "changed", "unchanged");
    byte[] second = export();
    assertThat(unpacked(second)).isEqualTo(unpacked(first));
    assertThat(second).isEqualTo(first);
    assertThat(unpacked(first).keySet()).hasSizeGreaterThan(10);
  }

  @Test
  void changesNothingWhereAllIsThere() {
    // Given
    everything();
    byte[] archive = export();

    // When
    var response = body(GZIP, archive).queryParam("validation", "report").post(IMPORTS);

    // Then
    Map<String, Integer> outcomes = response.then().statusCode(200).extract().path("outcomes");
    assertThat(outcomes.keySet()).as(response.asString()).containsExactly("unchanged");
  }

  @Test
  void holdsWhatTheCallerMaySeeAlone() {
    // Given
    imported(packed("c.yaml", contract("c-draft", "1.0.0"))).then().statusCode(200);
    String active = Api.created("/api/v1/data-contracts", json("c-active"));
    move("/api/v1/data-contracts/" + active, "proposed", "approved", "active");

    // When
    var response = Roles.as("reader@example.com").get(EXPORTS);

    // Then
    assertThat(String.join("\n", unpacked(response.asByteArray()).values()))
        .contains("c-active")
        .doesNotContain("c-draft");
  }

  private static void everything() {
    String sales = Api.domain("Sales");
    String orders =
        Api.created(
            Api.DOMAINS,
            """
            {"name": "A orders", "parentId": "%s", "description": "All\\nof them", "tags": ["a"]}
            """
                .formatted(sales));
    String team =
        Api.created(
            "/api/v1/teams",
            "{\"name\": \"Owners\", \"title\": \"The owners\", \"domainId\": \"%s\"}"
                .formatted(orders));
    Api.created(
        "/api/v1/teams/" + team + "/members",
        "{\"principal\": \"ada@example.com\", \"principalType\": \"user\", \"role\": \"owner\"}");
    String project =
        Api.created(
            "/api/v1/projects",
            "{\"name\": \"P\", \"ownerTeamId\": \"%1$s\", \"teamIds\": [\"%1$s\"]}"
                .formatted(team));
    String contract =
        Api.created(
            "/api/v1/data-contracts?domainId=%s&ownerTeamId=%s".formatted(orders, team),
            json("c-1"));
    move("/api/v1/data-contracts/" + contract, "proposed", "approved", "active");
    imported(packed("c.yaml", contract("c-1", "2.0.0"))).then().statusCode(200);
    Api.json(json("c-2").replace("\"draft\"", "\"draft\", \"slaProperties\": 1"))
        .post("/api/v1/data-contracts?validation=report")
        .then()
        .statusCode(201);
    String product =
        Api.created(
            "/api/v1/data-products?projectId=%s&domainId=%s".formatted(project, orders),
            product("p-1", "c-1"));
    move("/api/v1/data-products/" + product, "sandbox");
    imported(packed("g.ttl", glossary(IRI))).then().statusCode(200);
    String concept =
        given().queryParam("iri", IRI + "/party").get("/api/v1/concepts").path("items[0].id");
    link(concept, "data-domain", sales, "");
    link(concept, "data-product", product, "");
    link(concept, "contract-property", contract, ", \"path\": \"orders.id\"");
  }

  private static void link(String concept, String type, String id, String more) {
    Api.created(
        "/api/v1/semantic-links",
        "{\"conceptId\": \"%s\", \"entityType\": \"%s\", \"entityId\": \"%s\"%s}"
            .formatted(concept, type, id, more));
  }

  private static void move(String record, String... states) {
    for (String state : states) {
      Api.json("{\"to\": \"%s\"}".formatted(state))
          .post(record + "/transitions")
          .then()
          .statusCode(200);
    }
  }

  private static String json(String id) {
    return """
        {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "%s", "version": "1.0.0",
         "status": "draft", "price": {"priceAmount": 1.10},
         "schema": [{"name": "orders", "properties": [{"name": "id", "logicalType": "string"}]}]}
        """
        .formatted(id);
  }

  private static byte[] export() {
    return given().get(EXPORTS).then().statusCode(200).extract().asByteArray();
  }
}
