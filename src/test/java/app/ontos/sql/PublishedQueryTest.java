package app.ontos.sql;

import static app.ontos.sql.SavedQueries.QUERIES;
import static app.ontos.sql.SavedQueries.RUN;
import static app.ontos.sql.SavedQueries.type;
import static app.ontos.testing.Api.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import app.ontos.connections.login.LakebaseConnections;
import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class PublishedQueryTest {
  private static final LakebaseEmulator EMULATOR = LakebaseConnections.start();
  private static final SavedQueries DATABASE = new SavedQueries(EMULATOR);
  private static final Map<String, ?> BY_ID =
      Map.of("id", Map.of("type", "bigint", "required", true));

  @BeforeAll
  static void tables() {
    EMULATOR.runAsAdmin(
        """
        create table item (id bigint primary key, name text not null);
        insert into item select i, 'item ' || i from generate_series(1, 100) i;
        create table changing (id int primary key, value text);
        insert into changing values (1, 'before');
        grant select on item, changing to public""");
  }

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @Test
  void tellsAClientThatItsResultIsStillGoodWhereTheAuthorAllowsIt() {
    // Given
    String slug =
        DATABASE.published(
            "select name from item where id = :id",
            Map.of("parameters", BY_ID, "cacheSeconds", 60));
    Response first = given().queryParam("id", 5).get(RUN + slug);

    // When
    Response again =
        given().queryParam("id", 5).header("If-None-Match", first.header("ETag")).get(RUN + slug);

    // Then
    first
        .then()
        .statusCode(200)
        .header("ETag", startsWith("W/\""))
        .header("Cache-Control", equalTo("private, max-age=60"))
        .header("Vary", equalTo("Accept"));
    again.then().statusCode(304).header("ETag", equalTo(first.header("ETag")));
    assertThat(again.asString()).isEmpty();
  }

  @Test
  void answersARetryWithTheSameQuery() {
    // Given
    String slug = "q-" + UUID.randomUUID();
    String body = SavedQueries.body(DATABASE.registered(8), slug, "select 1 as one", Map.of());
    String first = json(body).header("Idempotency-Key", slug).post(QUERIES).path("id");

    // When
    Response retry = json(body).header("Idempotency-Key", slug).post(QUERIES);

    // Then
    retry.then().statusCode(201).body("id", equalTo(first));
    given().get(QUERIES + "/" + first + "/versions").then().body("items.size()", equalTo(1));
  }

  @Test
  void describesOneEndpointAlone() {
    // Given
    String slug = DATABASE.published("select 1 as one", Map.of());

    // When
    JsonNode document = given().queryParam("slug", slug).get(RUN + "openapi").as(JsonNode.class);

    // Then
    assertThat(document.path("paths").properties()).hasSize(1);
    assertThat(document.path("paths").has(RUN + slug)).isTrue();
  }

  @Test
  void tellsTheParametersOfAStatementAndWhyItMayNotRun() {
    // Given
    String body = "{\"sql\": \"select :b, ':no', a[1:c], :a, :b;\\n drop table t\"}";

    // When
    Response response = json(body).post(QUERIES + "/check");

    // Then
    response
        .then()
        .statusCode(200)
        .body("parameters", equalTo(List.of("b", "a")))
        .body("refusal.code", equalTo("several-statements"))
        .body("refusal.line", equalTo(2))
        .body("refusal.column", equalTo(2));
  }

  @Test
  void givesAnotherValidatorToAnotherResult() {
    // Given
    String slug =
        DATABASE.published("select value from changing where id = 1", Map.of("cacheSeconds", 0));
    String before = given().get(RUN + slug).header("ETag");
    EMULATOR.runAsAdmin("update changing set value = 'after'");

    // When
    Response response = given().header("If-None-Match", before).get(RUN + slug);

    // Then
    response.then().statusCode(200).body("rows[0][0]", equalTo("after"));
    assertThat(response.header("ETag")).isNotEqualTo(before);
  }

  @Test
  void givesNoValidatorWhereTheAuthorDoesNotSaySo() {
    // Given
    String slug = DATABASE.published("select 1 as one", Map.of());

    // When
    Response response = given().get(RUN + slug);

    // Then
    response.then().statusCode(200).header("ETag", nullValue());
  }

  @Test
  void refusesValidatorsForWhatIsTooLargeToBeHeld() {
    // Given
    Map<String, ?> more = Map.of("cacheSeconds", 60, "maxRows", 5_000);
    String body = SavedQueries.body(DATABASE.registered(8), "too-large", "select 1", more);

    // When
    Response response = json(body).post(QUERIES);

    // Then
    response.then().statusCode(422).body("errors.pointer", hasItem("/definition/cacheSeconds"));
  }

  @Test
  void describesEachQueryForTheGeneratorsOfClients() {
    // Given
    String read =
        DATABASE.published(
            "select name from item where id = :id and name like :pattern",
            Map.of(
                "parameters",
                Map.of(
                    "id",
                    Map.of("type", "bigint", "required", true, "description", "Which"),
                    "pattern",
                    Map.of("type", "text", "maxLength", 20, "default", "%")),
                "environments",
                java.util.List.of("production")));
    String write =
        DATABASE.published(
            "update changing set value = value where id = any(:ids)",
            Map.of("mode", "write", "parameters", Map.of("ids", type("integer[]"))));

    // When
    JsonNode document = given().get(RUN + "openapi").as(JsonNode.class);

    // Then
    assertThat(document.path("openapi").asText()).startsWith("3.1");
    JsonNode get = document.path("paths").path(RUN + read).path("get");
    assertThat(get.path("parameters").findValuesAsText("name"))
        .containsExactlyInAnyOrder("environment", "id", "pattern");
    assertThat(parameter(get, "id").path("required").asBoolean()).isTrue();
    assertThat(parameter(get, "id").path("description").asText()).isEqualTo("Which");
    assertThat(parameter(get, "pattern").path("schema").path("maxLength").asInt()).isEqualTo(20);
    assertThat(parameter(get, "environment").path("schema").path("enum").get(0).asText())
        .isEqualTo("production");
    JsonNode changing = document.path("paths").path(RUN + write);
    assertThat(changing.has("get")).isFalse();
    JsonNode values =
        changing.at("/post/requestBody/content/application~1json/schema/properties/parameters");
    assertThat(values.at("/properties/ids/items/type").asText()).isEqualTo("integer");
    assertThat(document.findValuesAsText("operationId")).doesNotHaveDuplicates();
  }

  @Test
  void keepsThePathOfItsDescriptionFree() {
    // Given
    String body = SavedQueries.body(DATABASE.registered(8), "openapi", "select 1", Map.of());

    // When
    Response response = json(body).post(QUERIES);

    // Then
    response.then().statusCode(422).body("errors.pointer", hasItem("/slug"));
  }

  @Test
  void goesOnWhenATableChangesUnderAQueryThatRanOften() {
    // Given
    EMULATOR.runAsAdmin("create table shape (a int, b text); insert into shape values (1, 'x')");
    EMULATOR.runAsAdmin("grant select on shape to public");
    String slug =
        DATABASE.published(
            "select * from shape where a = :a", Map.of("parameters", Map.of("a", type("integer"))));
    for (int i = 0; i < 12; i++) {
      given().queryParam("a", 1).get(RUN + slug).then().statusCode(200);
    }
    EMULATOR.runAsAdmin("alter table shape alter a type bigint, add c numeric default 1.50");

    // When
    Response response = given().queryParam("a", 1).get(RUN + slug);

    // Then
    response
        .then()
        .statusCode(200)
        .body("columns.type", equalTo(java.util.List.of("int8", "text", "numeric")))
        .body("rows[0]", equalTo(java.util.List.of("1", "x", "1.50")));
  }

  @Test
  void namesTheParameterThatDoesNotFitATableAnyMore() {
    // Given
    EMULATOR.runAsAdmin("create table retyped (a int); grant select on retyped to public");
    String slug =
        DATABASE.published(
            "select 1 as one from retyped where a = :a",
            Map.of("parameters", Map.of("a", type("integer"))));
    given().queryParam("a", 1).get(RUN + slug).then().statusCode(200);
    EMULATOR.runAsAdmin("alter table retyped alter a type timestamptz using now()");

    // When
    Response response = given().queryParam("a", 1).get(RUN + slug);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/parameters/a/type"))
        .body("instance", notNullValue());
  }

  private static JsonNode parameter(JsonNode operation, String name) {
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("name").asText().equals(name)) {
        return parameter;
      }
    }
    throw new AssertionError("no parameter " + name);
  }
}
