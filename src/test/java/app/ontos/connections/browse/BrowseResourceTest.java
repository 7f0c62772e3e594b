package app.ontos.connections.browse;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.connections.ConnectionBodies.connection;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import app.ontos.connections.login.LakebaseConnections;
import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class BrowseResourceTest {
  private static final LakebaseEmulator EMULATOR = LakebaseConnections.start();

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @Test
  void describesATableWithItsColumnsAndKeys() {
    // Given
    EMULATOR.runAsAdmin(
        """
        create schema shop;
        create table shop.orders (id bigint primary key, note text);
        comment on column shop.orders.note is 'by the customer';
        grant usage on schema shop to public""");

    // When
    Response response = given().get(environment() + "/schemas/shop/relations/orders");

    // Then
    response
        .then()
        .statusCode(200)
        .body("columns.name", equalTo(java.util.List.of("id", "note")))
        .body("columns[1].comment", equalTo("by the customer"))
        .body("primaryKey.columns", equalTo(java.util.List.of("id")));
  }

  @Test
  void listsSchemasTablesAndExtensions() {
    // Given
    EMULATOR.runAsAdmin(
        """
        create schema listed;
        create view listed.one as select 1 as number;
        grant usage on schema listed to public""");

    // When
    Response schemas = given().get(environment() + "/schemas");
    Response relations = given().get(environment() + "/schemas/listed/relations");
    Response extensions = given().get(environment() + "/extensions");

    // Then
    schemas.then().statusCode(200).body("items.name", hasItem("listed"));
    relations.then().statusCode(200).body("items[0].kind", equalTo("view"));
    extensions.then().statusCode(200).body("items.name", hasItem("plpgsql"));
  }

  @Test
  void doesNotKnowASchemaThatIsNotThere() {
    // Given
    String nowhere = environment() + "/schemas/nowhere/relations";

    // When
    Response response = given().get(nowhere);

    // Then
    response.then().statusCode(404).body("code", equalTo("not-found"));
  }

  @Test
  void doesNotKnowAnEnvironmentThatIsNotThere() {
    // Given
    String other = environment().replace("/production", "/staging");

    // When
    Response response = given().get(other + "/schemas");

    // Then
    response.then().statusCode(404);
  }

  @Test
  void saysWhyThereIsNoWayIntoTheDatabase() {
    // Given
    LakebaseConnections lakebase = LakebaseConnections.to(EMULATOR);
    String body = lakebase.environment(lakebase.callersFederation()).toString();
    String id = created(CONNECTIONS, connection(unique("Everyone's"), body));

    // When
    Response response = given().get(CONNECTIONS + "/" + id + "/environments/production/schemas");

    // Then
    response
        .then()
        .statusCode(502)
        .body("code", equalTo("connection-failed"))
        .body("detail", containsString("IDENTITY_PROVIDER_TOKEN_NOT_FOUND"));
  }

  private static String environment() {
    LakebaseConnections lakebase = LakebaseConnections.to(EMULATOR);
    String body = lakebase.environment(lakebase.machineToMachine()).toString();
    String id = created(CONNECTIONS, connection(unique("Shop"), body));
    return CONNECTIONS + "/" + id + "/environments/production";
  }
}
