package app.ontos.connections.login;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.connections.ConnectionBodies.connection;
import static app.ontos.connections.login.LakebaseConnections.AUDIENCE;
import static app.ontos.connections.login.LakebaseConnections.GRACE;
import static app.ontos.connections.login.LakebaseConnections.ISSUER;
import static app.ontos.connections.login.LakebaseConnections.with;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import app.ontos.local.ApiGroup;
import app.ontos.local.EmbeddedPostgres;
import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to authenticate, and every way in which it fails, against an emulated Lakebase. */
@ServiceTest
class ConnectionTestResourceTest {
  private static final String TEST = CONNECTIONS + "/test";

  private static final LakebaseEmulator emulator = LakebaseConnections.start();
  private static final LakebaseConnections lakebase = LakebaseConnections.to(emulator);

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @AfterEach
  void recover() {
    emulator.faults().recover();
  }

  @Test
  void logsInWithAPersonalAccessToken() {
    // Given
    ObjectNode environment = lakebase.environment(lakebase.personalAccessToken());
    String person = emulator.identity().personEmail();

    // When
    Response response = json(with(environment, e -> e.put("username", person))).post(TEST);

    // Then
    response
        .then()
        .statusCode(200)
        .body("outcome", equalTo("connected"))
        .body("currentUser", equalTo(person))
        .body("serverVersion", startsWith("18"))
        .body("tlsProtocol", equalTo("TLSv1.3"))
        .body("tlsCipher", notNullValue())
        .body("connectMillis", notNullValue())
        .body("schemas", hasItem("public"));
  }

  @Test
  void takesAPersonalAccessTokenForThePasswordWhereNoLakebaseIsNamed() {
    // Given
    String person = emulator.identity().personEmail();
    emulator.runAsAdmin(
        "alter role \"%s\" password '%s' valid until 'infinity'"
            .formatted(person, emulator.identity().personalAccessToken()));
    ObjectNode environment = lakebase.environment(lakebase.personalAccessToken());
    environment.remove("endpoint");

    // When
    Response response = json(with(environment, e -> e.put("username", person))).post(TEST);

    // Then
    response.then().body("outcome", equalTo("connected")).body("currentUser", equalTo(person));
  }

  @Test
  void logsInAsAServicePrincipalWithItsSecret() {
    // Given
    ObjectNode environment = lakebase.environment(lakebase.machineToMachine());

    // When
    Response response = json(environment.toString()).post(TEST);

    // Then
    response
        .then()
        .body("outcome", equalTo("connected"))
        .body("currentUser", equalTo(emulator.identity().clientId()));
  }

  @Test
  void takesTheWorkspacesTokenForThePasswordWhereNoLakebaseIsNamed() {
    // Given
    emulator.acceptWorkspaceTokensAsPasswords();
    ObjectNode environment = lakebase.environment(lakebase.machineToMachine());
    environment.remove("endpoint");

    // When
    Response response = json(environment.toString()).post(TEST);

    // Then
    response
        .then()
        .body("outcome", equalTo("connected"))
        .body("currentUser", equalTo(emulator.identity().clientId()));
  }

  @Test
  void exchangesAStaticTokenOfAnotherIssuer() {
    // Given
    ObjectNode environment =
        lakebase.environment(lakebase.staticFederation(lakebase.subjectToken(GRACE)));

    // When
    Response response = json(with(environment, e -> e.put("username", GRACE))).post(TEST);

    // Then
    response.then().body("outcome", equalTo("connected")).body("currentUser", equalTo(GRACE));
  }

  @Test
  void exchangesAWorkloadsTokenForItsServicePrincipal() {
    // Given
    ObjectNode environment =
        lakebase.environment(lakebase.staticFederation(lakebase.subjectToken("pipeline")));
    environment
        .withObject("/authentication")
        .put("servicePrincipalId", emulator.identity().clientId());

    // When
    Response response = json(environment.toString()).post(TEST);

    // Then
    response
        .then()
        .body("outcome", equalTo("connected"))
        .body("currentUser", equalTo(emulator.identity().clientId()));
  }

  @Test
  void exchangesTheCallersOwnTokenSoThatEachIsThemselves() {
    // Given
    String id =
        created(
            CONNECTIONS,
            connection(
                unique("Everyone's"),
                lakebase.environment(lakebase.callersFederation()).toString()));
    String path = CONNECTIONS + "/" + id + "/environments/production/test";

    // When
    Response ofGrace = as(GRACE, lakebase.subjectToken(GRACE)).post(path);
    Response ofAda =
        as(
                emulator.identity().personEmail(),
                lakebase.subjectToken(emulator.identity().personEmail()))
            .post(path);

    // Then
    ofGrace.then().body("currentUser", equalTo(GRACE));
    ofAda.then().body("currentUser", equalTo(emulator.identity().personEmail()));
  }

  @Test
  void logsInWithAPasswordOfPostgresItself() {
    // Given
    emulator.runAsAdmin("create role reporter login password 'native-password'");
    ObjectNode environment = withPassword("native-password");

    // When
    Response response = json(environment.toString()).post(TEST);

    // Then
    response.then().body("outcome", equalTo("connected")).body("currentUser", equalTo("reporter"));
  }

  @Test
  void saysThatTheCallerBroughtNoToken() {
    // Given
    ObjectNode environment = lakebase.environment(lakebase.callersFederation());

    // When
    Response response = json(environment.toString()).post(TEST);

    // Then
    failed(response, "IDENTITY_PROVIDER_TOKEN_NOT_FOUND")
        .body("resolution", containsString("Sign in"));
  }

  static Stream<Arguments> badSubjectTokens() {
    return Stream.of(
        Arguments.of(
            "expired",
            emulator.subjectToken(ISSUER, AUDIENCE, GRACE, Duration.ofMinutes(-1)),
            "TOKEN_EXPIRED",
            "identity provider"),
        Arguments.of(
            "for another audience",
            emulator.subjectToken(ISSUER, "other", GRACE, Duration.ofMinutes(5)),
            "TOKEN_INVALID",
            "federation policy"),
        Arguments.of(
            "of another issuer",
            emulator.subjectToken("https://evil.example", AUDIENCE, GRACE, Duration.ofMinutes(5)),
            "TOKEN_INVALID",
            "federation policy"),
        Arguments.of("no JWT at all", "not-a-token", "TOKEN_INVALID", "federation policy"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSubjectTokens")
  void saysWhatIsWrongWithAStaticToken(String what, String token, String code, String advice) {
    // Given
    ObjectNode environment = lakebase.environment(lakebase.staticFederation(token));

    // When
    Response response = json(with(environment, e -> e.put("username", GRACE))).post(TEST);

    // Then
    failed(response, code).body("resolution", containsString(advice));
    assertThat(response.asString()).doesNotContain(token);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSubjectTokens")
  void saysWhatIsWrongWithTheCallersToken(String what, String token, String code, String advice) {
    // Given
    ObjectNode environment = lakebase.environment(lakebase.callersFederation());

    // When
    Response response =
        as(GRACE, token).contentType("application/json").body(environment.toString()).post(TEST);

    // Then
    failed(response, code);
  }

  @Test
  void saysThatTheSecretOfTheServicePrincipalIsWrong() {
    // Given
    Map<String, ?> wrong =
        Map.of(
            "method",
            "oauth-m2m",
            "clientId",
            emulator.identity().clientId(),
            "clientSecret",
            "canary-wrong-secret");

    // When
    Response response = json(lakebase.environment(wrong).toString()).post(TEST);

    // Then
    failed(response, "CLIENT_SECRET_REFUSED");
    assertThat(response.asString()).doesNotContain("canary-wrong-secret");
  }

  @Test
  void saysThatThePersonalAccessTokenIsRefused() {
    // Given
    Map<String, ?> wrong =
        Map.of("method", "personal-access-token", "accessToken", "dapi-canary-wrong");
    ObjectNode environment = lakebase.environment(wrong);

    // When
    Response response = json(with(environment, e -> e.put("username", GRACE))).post(TEST);

    // Then
    failed(response, "TOKEN_REFUSED");
  }

  @Test
  void saysThatTheWorkspaceAsksForPatience() {
    // Given
    emulator.faults().rateLimit(ApiGroup.EVERYTHING, Duration.ofSeconds(7));

    // When
    Response response =
        json(lakebase.environment(lakebase.machineToMachine()).toString()).post(TEST);

    // Then
    failed(response, "RATE_LIMITED").body("passing", equalTo(true));
  }

  @Test
  void saysThatTheWorkspaceFails() {
    // Given
    emulator.faults().failWith(ApiGroup.EVERYTHING, 500);

    // When
    Response response =
        json(lakebase.environment(lakebase.machineToMachine()).toString()).post(TEST);

    // Then
    failed(response, "CONTROL_PLANE_UNREACHABLE").body("passing", equalTo(true));
  }

  @Test
  void answersInTimeThoughTheWorkspaceHangs() {
    // Given
    emulator.faults().hang(ApiGroup.EVERYTHING);
    long start = System.nanoTime();

    // When
    Response response =
        json(lakebase.environment(lakebase.machineToMachine()).toString()).post(TEST);

    // Then
    response.then().body("outcome", equalTo("failed")).body("passing", equalTo(true));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void answersInTimeThoughTheServerSaysNothing() throws IOException {
    // Given
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      ObjectNode environment = withPassword("x").put("port", silent.getLocalPort());

      // When
      Response response = json(environment.toString()).post(TEST);

      // Then
      failed(response, "TIMED_OUT");
    }
  }

  @Test
  void saysThatThereIsNoSuchEndpoint() {
    // Given
    ObjectNode environment = lakebase.environment(lakebase.machineToMachine());
    environment.put("endpoint", "projects/other/branches/main/endpoints/primary");

    // When
    Response response = json(environment.toString()).post(TEST);

    // Then
    failed(response, "LAKEBASE_NOT_FOUND");
  }

  @Test
  void saysThatThePasswordIsRefused() {
    // Given
    ObjectNode environment = withPassword("canary-wrong-password");

    // When
    Response response = json(environment.toString()).post(TEST);

    // Then
    failed(response, "LOGIN_REFUSED");
    assertThat(response.asString()).doesNotContain("canary-wrong-password");
  }

  @Test
  void saysThatThereIsNoSuchDatabase() {
    // Given
    ObjectNode environment = lakebase.environment(lakebase.machineToMachine());

    // When
    Response response = json(with(environment, e -> e.put("database", "nowhere"))).post(TEST);

    // Then
    failed(response, "DATABASE_MISSING");
  }

  @Test
  void saysThatTheHostIsUnknown() {
    // Given
    ObjectNode environment = withPassword("x");
    environment.put("host", "no-such-host.database.us-east-1.cloud.databricks.com");

    // When
    Response response = json(environment.toString()).post(TEST);

    // Then
    failed(response, "HOST_UNKNOWN");
  }

  @Test
  void saysThatNothingListens() throws IOException {
    // Given
    ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    closed.close();
    ObjectNode environment = withPassword("x").put("port", closed.getLocalPort());

    // When
    Response response = json(environment.toString()).post(TEST);

    // Then
    failed(response, "CONNECTION_REFUSED");
  }

  @Test
  void saysThatTheInstanceAdmitsNobody() {
    // Given
    emulator.pauseDatabase();

    // When
    Response response =
        json(lakebase.environment(lakebase.machineToMachine()).toString()).post(TEST);

    // Then
    emulator.resumeDatabase();
    failed(response, "INSTANCE_STOPPED").body("passing", equalTo(true));
  }

  @Test
  void saysThatNobodyVouchesForTheServer() {
    // Given
    ObjectNode environment = lakebase.environment(lakebase.machineToMachine());
    environment.putObject("tls").put("mode", "verify-full");

    // When
    Response response = json(environment.toString()).post(TEST);

    // Then
    failed(response, "TLS_UNTRUSTED");
  }

  @Test
  void saysThatTheServerOffersNoEncryption() {
    // Given
    try (EmbeddedPostgres plain = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary())) {
      ObjectNode environment = withPassword("x").put("port", plain.port());

      // When
      Response response = json(environment.toString()).post(TEST);

      // Then
      failed(response, "TLS_NOT_OFFERED");
    }
  }

  @Test
  void saysThatALoginOfTheServicesOwnNeedsAWorkspace() {
    // Given
    ObjectNode environment = lakebase.environment(Map.of("method", "app"));

    // When
    Response response = json(environment.toString()).post(TEST);

    // Then
    failed(response, "WORKSPACE_NOT_CONFIGURED");
  }

  private static ObjectNode withPassword(String password) {
    ObjectNode environment =
        lakebase.environment(Map.of("method", "password", "password", password));
    environment.remove("endpoint");
    environment.remove("workspace");
    return environment.put("username", "reporter");
  }

  private static io.restassured.specification.RequestSpecification as(
      String principal, String token) {
    Roles.give(principal, "Data Producer");
    return given().header("X-Forwarded-Email", principal).header("X-Forwarded-Access-Token", token);
  }

  private static io.restassured.response.ValidatableResponse failed(
      Response response, String code) {
    return response
        .then()
        .statusCode(200)
        .body("outcome", equalTo("failed"))
        .body("code", equalTo(code))
        .body("reason", notNullValue());
  }
}
