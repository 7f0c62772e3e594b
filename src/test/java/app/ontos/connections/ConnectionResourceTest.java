package app.ontos.connections;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.connections.ConnectionBodies.connection;
import static app.ontos.connections.ConnectionBodies.environment;
import static app.ontos.connections.ConnectionBodies.withPassword;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class ConnectionResourceTest {
  private static final String HOST = "ep-calm-sea-1234.database.us-east-1.cloud.databricks.com";
  private static final String PASSWORD = "/environments/production/authentication/password";

  @Inject Jdbi database;

  @Test
  void registersADatabaseWithTheDefaultsThatLakebaseAsksFor() {
    // Given
    String name = unique("Sales");

    // When
    Response response = json(connection(name, withPassword("s3cret"))).post(CONNECTIONS);

    // Then
    response
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .header("Location", containsString(CONNECTIONS))
        .body("name", equalTo(name))
        .body("environments.production.port", equalTo(5432))
        .body("environments.production.tls.mode", equalTo("verify-full"))
        .body("environments.production.pool.maxSize", equalTo(8))
        .body("environments.production.readOnly", equalTo(false));
  }

  @Test
  void tellsOfASecretOnlyThatItIsThereAndSinceWhen() {
    // Given
    String id = created(CONNECTIONS, connection(unique("Sales"), withPassword("canary-1")));

    // When
    Response response = given().get(CONNECTIONS + "/" + id);

    // Then
    response
        .then()
        .body("environments.production.authentication.password.isSet", equalTo(true))
        .body("environments.production.authentication.password.updatedAt", notNullValue());
    assertThat(response.asString()).doesNotContain("canary-1");
    assertThat(wholeDatabase()).doesNotContain("canary-1");
  }

  @Test
  void keepsTheSecretThatIsNotSentAgain() {
    // Given
    String id = created(CONNECTIONS, connection(unique("Sales"), withPassword("canary-2")));
    String sealed = sealed(id);
    String body = given().get(CONNECTIONS + "/" + id).path("environments.production.database");

    // When
    Response response =
        patch("{\"environments\": {\"production\": {\"database\": \"other\"}}}")
            .header("If-Match", "\"1\"")
            .patch(CONNECTIONS + "/" + id);

    // Then
    assertThat(body).isEqualTo("sales");
    response
        .then()
        .statusCode(200)
        .body("environments.production.database", equalTo("other"))
        .body("environments.production.authentication.password.isSet", equalTo(true));
    assertThat(sealed(id)).isEqualTo(sealed);
  }

  @Test
  void takesWhatAGetToldOfASecretForKeepingIt() {
    // Given
    String id = created(CONNECTIONS, connection(unique("Sales"), withPassword("canary-3")));
    String sealed = sealed(id);
    String echo =
        connection(
            unique("Sales again"),
            environment(
                HOST,
                """
                {"method": "password", "password": {"isSet": true, "updatedAt": "2026-01-01T00:00:00Z"}}"""));

    // When
    Response response = json(echo).header("If-Match", "\"1\"").put(CONNECTIONS + "/" + id);

    // Then
    response.then().statusCode(200);
    assertThat(sealed(id)).isEqualTo(sealed);
  }

  @Test
  void replacesASecretThatIsSentAgain() {
    // Given
    String id = created(CONNECTIONS, connection(unique("Sales"), withPassword("canary-4")));
    String sealed = sealed(id);

    // When
    Response response =
        patch(
                """
                {"environments": {"production": {"authentication": {"password": "canary-5"}}}}""")
            .header("If-Match", "\"1\"")
            .patch(CONNECTIONS + "/" + id);

    // Then
    response.then().statusCode(200);
    assertThat(sealed(id)).isNotEqualTo(sealed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "another host       | {\"host\": \"ep-other.database.us-east-1.cloud.databricks.com\"}",
        "another port       | {\"port\": 5433}",
        "another workspace  | {\"workspace\": \"https://dbc-1.cloud.databricks.com\"}",
        "weaker encryption  | {\"tls\": {\"mode\": \"require\"}}"
      })
  void wantsTheSecretAgainWhereItWouldGoElsewhere(String what, String change) {
    // Given
    String id = created(CONNECTIONS, connection(unique("Sales"), withPassword("canary-6")));

    // When
    Response response =
        patch("{\"environments\": {\"production\": %s}}".formatted(change))
            .header("If-Match", "\"1\"")
            .patch(CONNECTIONS + "/" + id);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem(PASSWORD))
        .body("errors.detail", hasItem(containsString("must be sent again")));
  }

  @Test
  void wantsTheSecretOfAnotherMethod() {
    // Given
    String id = created(CONNECTIONS, connection(unique("Sales"), withPassword("canary-7")));
    String other =
        connection(unique("Sales"), environment(HOST, "{\"method\": \"personal-access-token\"}"));

    // When
    Response response = json(other).header("If-Match", "\"1\"").put(CONNECTIONS + "/" + id);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/environments/production/authentication/accessToken"));
  }

  @Test
  void forgetsTheSecretsOfAnEnvironmentThatGoes() {
    // Given
    String id = created(CONNECTIONS, connection(unique("Sales"), withPassword("canary-8")));

    // When
    Response response =
        patch("{\"environments\": {\"production\": null}}")
            .header("If-Match", "\"1\"")
            .patch(CONNECTIONS + "/" + id);

    // Then
    response.then().statusCode(200).body("environments", equalTo(java.util.Map.of()));
    assertThat(sealedOf(id)).isEmpty();
  }

  @Test
  void tellsAllFaultsOfAllEnvironmentsAtOnce() {
    // Given
    String body =
        """
        {"name": "x", "environments": {
          "production": {"host": "127.0.0.1;x", "authentication": {"method": "password"}},
          "Bad Name": {"host": "%s", "database": "d", "username": "u",
            "authentication": {"method": "pass"}},
          "staging": {"host": "%s", "port": 0, "database": "d", "odd": 1, "tls": {"mode": "off"},
            "authentication": {"method": "oauth-m2m"}}}}"""
            .formatted(HOST, HOST);

    // When
    Response response = json(body).post(CONNECTIONS);

    // Then
    response
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            hasItems(
                "/environments",
                "/environments/Bad Name/authentication/method",
                "/environments/production/host",
                "/environments/production/database",
                "/environments/production/username",
                "/environments/production/authentication/password",
                "/environments/staging/port",
                "/environments/staging/odd",
                "/environments/staging/tls",
                "/environments/staging/authentication/clientId",
                "/environments/staging/authentication/clientSecret"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "endpoint and instance | endpoint\": \"projects/a/branches/b/endpoints/c\", \"instanceName\": \"i | instanceName",
        "no endpoint's path    | endpoint\": \"projects/../x | endpoint",
        "a workspace by http   | workspace\": \"http://dbc-1.cloud.databricks.com | workspace",
        "a foreign workspace   | workspace\": \"https://example.com | workspace"
      })
  void refusesSettingsThatCannotBeMeant(String what, String settings, String field) {
    // Given
    String environment =
        """
        {"host": "%s", "database": "d", "username": "u", "%s",
          "authentication": {"method": "personal-access-token", "accessToken": "dapi1"}}"""
            .formatted(HOST, settings.strip());

    // When
    Response response = json(connection(unique("x"), environment)).post(CONNECTIONS);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/environments/production/" + field)));
  }

  @Test
  void letsOnlyAnAdminLendOutTheServicesOwnIdentity() {
    // Given
    String body = connection(unique("Own"), environment(HOST, "{\"method\": \"app\"}"));
    Roles.give("producer@example.com", "Data Producer");

    // When
    Response response =
        json(body).header("X-Forwarded-Email", "producer@example.com").post(CONNECTIONS);

    // Then
    response
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"))
        .body("detail", containsString("as the service itself"));
    json(body).post(CONNECTIONS).then().statusCode(201);
  }

  @Test
  void answersARetryWithTheSameConnection() {
    // Given
    String body = connection(unique("Sales"), withPassword("canary-9"));
    String first =
        json(body).header("Idempotency-Key", body.hashCode()).post(CONNECTIONS).path("id");

    // When
    Response retry = json(body).header("Idempotency-Key", body.hashCode()).post(CONNECTIONS);

    // Then
    retry.then().statusCode(201).body("id", equalTo(first));
    assertThat(sealedOf(first)).hasSize(1);
  }

  @Test
  void keepsSecretsOutOfTheAuditTrailButSaysThatTheyChanged() {
    // Given
    String id = created(CONNECTIONS, connection(unique("Sales"), withPassword("canary-10")));
    patch(
            "{\"environments\": {\"production\": {\"authentication\": {\"password\": \"canary-11\"}}}}")
        .header("If-Match", "\"1\"")
        .patch(CONNECTIONS + "/" + id)
        .then()
        .statusCode(200);

    // When
    Response trail = given().queryParam("entityId", id).get("/api/v1/audit-events");

    // Then
    trail
        .then()
        .body("items[0].changes.field", hasItem("environments"))
        .body(not(containsString("canary")))
        .body(not(containsString(sealed(id))));
  }

  @Test
  void deletesAConnectionWithItsSecrets() {
    // Given
    String id = created(CONNECTIONS, connection(unique("Sales"), withPassword("canary-12")));

    // When
    Response response = given().delete(CONNECTIONS + "/" + id);

    // Then
    response.then().statusCode(204);
    given().get(CONNECTIONS + "/" + id).then().statusCode(404);
    assertThat(sealedOf(id)).isEmpty();
  }

  @Test
  void namesTheConnectionsThatKeepATeamFromGoing() {
    // Given
    String team = created("/api/v1/teams", "{\"name\": \"%s\"}".formatted(unique("Team")));
    String name = unique("Sales");
    created(CONNECTIONS, "{\"name\": \"%s\", \"ownerTeamId\": \"%s\"}".formatted(name, team));

    // When
    Response response = given().delete("/api/v1/teams/" + team);

    // Then
    response.then().statusCode(409).body("references.name", hasItem(name));
  }

  private String sealed(String id) {
    return sealedOf(id).get(0);
  }

  private List<String> sealedOf(String id) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select sealed from connection_secret where connection_id = cast(:id as uuid)")
                .bind("id", id)
                .mapTo(String.class)
                .list());
  }

  private String wholeDatabase() {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select (select string_agg(cast(c as text), '') from connection c)
                      || (select string_agg(cast(s as text), '') from connection_secret s)
                      || (select string_agg(cast(a as text), '') from audit_event a)
                      || coalesce((select string_agg(cast(k as text), '') from idempotency_key k), '')""")
                .mapTo(String.class)
                .one());
  }
}
