package app.ontos.contracts.live;

import static app.ontos.contracts.live.ShopDatabase.ENVIRONMENT;
import static app.ontos.contracts.live.ShopDatabase.connected;
import static app.ontos.testing.Api.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.connections.login.LakebaseConnections;
import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class DriftResourceTest {
  private static final String CONTRACTS = "/api/v1/data-contracts";
  private static final String CONSUMER = "drift.consumer@example.com";
  private static final String OFFICER = "drift.officer@example.com";
  private static final LakebaseEmulator EMULATOR = LakebaseConnections.start();

  private static final String TABLES =
      """
      create schema %1$s;
      create type %1$s.colour as enum ('red', 'green');
      create table %1$s.shelf (row smallint, place smallint, primary key (row, place));
      create table %1$s.item (
        id integer primary key,
        code varchar(10) not null unique,
        colour %1$s.colour not null,
        state text check (state in ('new', 'old')),
        price numeric(8,2),
        row smallint, place smallint,
        parent integer references %1$s.item,
        foreign key (row, place) references %1$s.shelf);
      create view %1$s.cheap as select id from %1$s.item;
      grant usage on schema %1$s to public;
      grant select on all tables in schema %1$s to public
      """;

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "drop table #.item cascade|/schema/1|removed|true",
        "alter table #.item drop column code|/schema/1/properties/1|removed|true",
        "alter table #.item rename column price to cost|/schema/1/properties/4|removed|true",
        "alter table #.item add column extra text|/schema/1/properties|added|false",
        "alter table #.item alter column price type numeric(10,2)|/schema/1/properties/4/physicalType|changed|false",
        "alter table #.item alter column price type numeric(6,2)|/schema/1/properties/4/physicalType|changed|true",
        "alter table #.item drop constraint item_state_check, alter column state type integer using 1|/schema/1/properties/3/physicalType|changed|true",
        "alter table #.item alter column code drop not null|/schema/1/properties/1/required|changed|true",
        "alter table #.item drop constraint item_code_key|/schema/1/properties/1/unique|changed|true",
        "alter type #.colour add value 'blue'|/schema/1/properties/2/quality/0/arguments/validValues|added|true",
        "alter type #.colour rename value 'green' to 'blue'|/schema/1/properties/2/quality/0/arguments/validValues|added|true",
        "alter table #.item drop constraint item_state_check, add check (state in ('new'))|/schema/1/properties/3/quality/0/arguments/validValues|removed|false",
        "alter table #.item drop constraint item_pkey cascade, add primary key (code)|/schema/1/properties/0/primaryKey|changed|true",
        "alter table #.item drop constraint item_parent_fkey|/schema/1/properties/7/relationships/0|removed|false",
        "alter table #.item drop constraint item_row_place_fkey|/schema/1/relationships/0|removed|false",
        "alter table #.shelf add column item integer references #.item|/schema/2/relationships|added|false"
      })
  void tellsWhatHasBecomeOfTheTables(String change, String pointer, String kind, boolean breaking) {
    // Given
    String schema = newSchema();
    String connection = connected(EMULATOR);
    String contract = drafted(connection, schema);
    EMULATOR.runAsAdmin(change.replace("#", schema));

    // When
    Response response = drift(given(), contract, connection);

    // Then
    String found = "deviations.find { it.pointer == '%s' && it.kind == '%s' }";
    response
        .then()
        .statusCode(200)
        .body(found.formatted(pointer, kind) + ".breaking", equalTo(breaking))
        .body("breaking", equalTo(breaking));
  }

  @Test
  void saysWhatWasDeclaredAndWhatIsThere() {
    // Given
    String schema = newSchema();
    String connection = connected(EMULATOR);
    String contract = drafted(connection, schema);
    EMULATOR.runAsAdmin("alter table %s.item alter column code type text".formatted(schema));

    // When
    Response response = drift(given(), contract, connection);

    // Then
    response
        .then()
        .statusCode(200)
        .body("deviations.declared", equalTo(List.of("character varying(10)")))
        .body("deviations.actual", equalTo(List.of("text")))
        .body("deviations.table", equalTo(List.of("item")))
        .body("deviations.column", equalTo(List.of("code")));
  }

  @Test
  void looksWhereTheRequestSays() {
    // Given
    String contract = drafted(connected(EMULATOR), newSchema());
    String elsewhere = newSchema();

    // When
    Response response =
        drift(given().queryParam("schema", elsewhere), contract, connected(EMULATOR));

    // Then
    response.then().statusCode(200).body("schema", equalTo(elsewhere));
  }

  @Test
  void needsTheRightToSeeConnections() {
    // Given
    String connection = connected(EMULATOR);
    String contract = drafted(connection, newSchema());

    // When
    Response response = drift(Roles.as(CONSUMER), contract, connection);

    // Then
    response.then().statusCode(403).body("detail", containsString("connections:read"));
  }

  @Test
  void doesNotKnowAContractThatIsHidden() {
    // Given
    Roles.give(OFFICER, "Security Officer");
    String connection = connected(EMULATOR);
    String contract = drafted(connection, newSchema());

    // When
    Response response = drift(Roles.as(OFFICER), contract, connection);

    // Then
    response.then().statusCode(404).body("detail", containsString("data contract"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"connection", "environment"})
  void asksForAPlaceToLookAt(String missing) {
    // Given
    RequestSpecification request =
        missing.equals("connection")
            ? given().queryParam("environment", ENVIRONMENT)
            : given().queryParam("connection", UUID.randomUUID());

    // When
    Response response = request.get(CONTRACTS + "/" + UUID.randomUUID() + "/drift");

    // Then
    response.then().statusCode(400).body("detail", containsString(missing));
  }

  private static String newSchema() {
    String schema = "s_" + UUID.randomUUID().toString().replace("-", "");
    EMULATOR.runAsAdmin(TABLES.formatted(schema));
    return schema;
  }

  /** The id of a contract that is drafted from a schema. */
  private static String drafted(String connection, String schema) {
    String body =
        "{\"connection\": \"%s\", \"environment\": \"%s\", \"schema\": \"%s\"}"
            .formatted(connection, ENVIRONMENT, schema);
    String document = json(body).post(CONTRACTS + "/drafts").asString();
    return json(document).post(CONTRACTS).then().statusCode(201).extract().path("id");
  }

  private static Response drift(RequestSpecification request, String contract, String connection) {
    return request
        .queryParam("connection", connection)
        .queryParam("environment", ENVIRONMENT)
        .get(CONTRACTS + "/" + contract + "/drift");
  }
}
