package app.ontos.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import app.ontos.local.WorkspaceCaller.Answer;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LakebaseEmulatorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ISSUER = "https://issuer.example";

  private final LakebaseEmulator emulator =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING));
  private final WorkspaceCaller caller = WorkspaceCaller.of(emulator);
  private final String servicePrincipal = emulator.identity().clientId();

  @BeforeAll
  void trustAnIssuer() {
    emulator.trust(
        FederationPolicy.forServicePrincipal(ISSUER, "the-account", "job", servicePrincipal));
    emulator.trust(FederationPolicy.forAccount(ISSUER, "people"));
  }

  @BeforeEach
  void recover() {
    emulator.faults().recover();
    emulator.reachable();
    emulator.startDatabase();
    emulator.refuseLogins(0);
    emulator.tokenLifetime(Duration.ofHours(1));
    emulator.workspaceTokenLifetime(Duration.ofHours(1));
    emulator.clockSkew(Duration.ZERO);
  }

  @AfterAll
  void close() {
    emulator.close();
  }

  // ---- credentials and PostgreSQL

  @Test
  void letsTheServicePrincipalInWithACredentialOverVerifiedTls() throws SQLException {
    // Given
    String token = caller.credential();

    // When
    try (Connection connection = login(servicePrincipal, token)) {

      // Then
      assertThat(query(connection, "SELECT current_user")).isEqualTo(servicePrincipal);
      assertThat(query(connection, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
          .isEqualTo("t");
    }
  }

  @Test
  void mintsTokensAsLongAsRealOnes() {
    // When
    String token = caller.credential();

    // Then
    assertThat(token).hasSizeGreaterThan(1024).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
  }

  @Test
  void mintsForAnInstanceToo() throws SQLException {
    // When
    Answer answer = caller.mintForInstance(WorkspaceCaller.INSTANCE);

    // Then
    assertThat(Instant.parse(answer.text("expiration_time")))
        .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3601));
    login(servicePrincipal, answer.text("token")).close();
  }

  @Test
  void refusesAnExpiredCredential() {
    // Given
    emulator.tokenLifetime(Duration.ofMillis(1500));
    Answer answer = caller.mintForEndpoint(WorkspaceCaller.ENDPOINT);
    Instant end = Instant.parse(answer.text("expire_time"));
    await().atMost(PATIENCE).until(() -> Instant.now().isAfter(end));

    // When
    SQLException refused = refusedLogin(answer.text("token"));

    // Then
    assertThat(refused.getSQLState()).isEqualTo("28P01");
  }

  @Test
  void keepsASessionOpenWhenItsCredentialExpires() throws SQLException {
    // Given
    emulator.tokenLifetime(Duration.ofMillis(1500));
    Answer answer = caller.mintForEndpoint(WorkspaceCaller.ENDPOINT);
    try (Connection connection = login(servicePrincipal, answer.text("token"))) {

      // When
      Instant end = Instant.parse(answer.text("expire_time"));
      await().atMost(PATIENCE).until(() -> Instant.now().isAfter(end));

      // Then
      assertThat(query(connection, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesASupersededCredential() {
    // Given
    String first = caller.credential();
    String second = caller.credential();

    // When
    SQLException refused = refusedLogin(first);

    // Then
    assertThat(refused.getSQLState()).isEqualTo("28P01");
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void refusesARevokedCredential() {
    // Given
    String token = caller.credential();

    // When
    emulator.revokeCredential();

    // Then
    assertThat(refusedLogin(token).getSQLState()).isEqualTo("28P01");
  }

  @Test
  void mintsAsManyWrongCredentialsAsItIsTold() throws SQLException {
    // Given
    emulator.refuseLogins(1);

    // When
    String wrong = caller.credential();

    // Then
    assertThat(refusedLogin(wrong).getSQLState()).isEqualTo("28P01");
    login(servicePrincipal, caller.credential()).close();
  }

  @Test
  void refusesALoginWithoutTls() {
    // Given
    String token = caller.credential();
    String url = emulator.postgres().jdbcUrl("app_ontos") + "?sslmode=disable";

    // When
    SQLException refused =
        catchThrowableOfType(
            SQLException.class, () -> DriverManager.getConnection(url, servicePrincipal, token));

    // Then
    assertThat(refused.getSQLState()).isEqualTo("28000");
  }

  @Test
  void givesTheServicePrincipalTheRightsOfAnAttachedDatabase() throws SQLException {
    // Given
    try (Connection connection = login(servicePrincipal, caller.credential());
        Statement statement = connection.createStatement()) {

      // When
      statement.execute("CREATE SCHEMA own CREATE TABLE t (id int)");

      // Then
      assertThat(query(connection, "SELECT tableowner FROM pg_tables WHERE tablename = 't'"))
          .isEqualTo(servicePrincipal);
    }
  }

  @Test
  void givesARoleThatIsCreatedLateTheCredentialMintedBefore() throws SQLException {
    // Given
    String pat = emulator.identity().personalAccessToken();
    String body = "{\"endpoint\": \"%s\"}".formatted(WorkspaceCaller.ENDPOINT);
    String token = caller.post("/api/2.0/postgres/credentials", pat, body).text("token");

    // When
    emulator.createPersonRole();

    // Then
    login(emulator.identity().personEmail(), token).close();
  }

  @Test
  void acceptsACredentialMintedWhileTheDatabaseWasDown() throws SQLException {
    // Given
    emulator.stopDatabase();
    String token = caller.credential();

    // When
    emulator.startDatabase();

    // Then
    login(servicePrincipal, token).close();
  }

  @Test
  void keepsItsPortAndItsCredentialsThroughARestart() throws SQLException {
    // Given
    String token = caller.credential();

    // When
    emulator.restartDatabase();

    // Then
    login(servicePrincipal, token).close();
  }

  @Test
  void refusesLoginsAndEndsSessionsWhilePaused() throws SQLException {
    // Given
    String token = caller.credential();
    try (Connection open = login(servicePrincipal, token)) {

      // When
      emulator.pauseDatabase();

      // Then
      assertThat(refusedLogin(token).getSQLState()).isEqualTo("28000");
      assertThat(catchThrowable(() -> query(open, "SELECT 1"))).isInstanceOf(SQLException.class);
      emulator.resumeDatabase();
      login(servicePrincipal, token).close();
    }
  }

  @Test
  void reportsTimesWithTheClockSkewAndKeepsToRealTime() throws SQLException {
    // Given
    emulator.clockSkew(Duration.ofHours(-2));

    // When
    Answer answer = caller.mintForEndpoint(WorkspaceCaller.ENDPOINT);

    // Then
    assertThat(Instant.parse(answer.text("expire_time"))).isBefore(Instant.now());
    login(servicePrincipal, answer.text("token")).close();
  }

  // ---- the workspace

  @Test
  void refusesAWrongClientSecret() {
    // When
    Answer answer = caller.clientCredentials("wrong", "all-apis");

    // Then
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("error")).isEqualTo("invalid_client");
  }

  @Test
  void asksForAScope() {
    // When
    Answer answer = caller.clientCredentials(emulator.identity().clientSecret(), "");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("invalid_scope");
  }

  @Test
  void pointsDiscoveryAtItself() {
    // When
    Answer answer = caller.getWithoutToken("/oidc/.well-known/oauth-authorization-server");

    // Then
    assertThat(answer.text("token_endpoint")).isEqualTo(emulator.workspaceUrl() + "/oidc/v1/token");
  }

  @Test
  void refusesACallWithoutAToken() {
    // When
    Answer answer = caller.getWithoutToken("/api/2.0/preview/scim/v2/Me");

    // Then
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("error_code")).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void refusesATokenItHasNotIssued() {
    // When
    Answer answer = caller.get("/api/2.0/preview/scim/v2/Me", "made-up");

    // Then
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void refusesAWorkspaceTokenThatHasExpired() {
    // Given
    emulator.workspaceTokenLifetime(Duration.ofMillis(300));
    String token = caller.workspaceToken();

    // When
    await()
        .atMost(PATIENCE)
        .until(() -> caller.get("/api/2.0/preview/scim/v2/Me", token).status() == 401);

    // Then
    assertThat(caller.get("/api/2.0/preview/scim/v2/Me", token).text("message"))
        .isEqualTo("Token is expired");
  }

  @Test
  void refusesATokenWithoutTheScope() {
    // Given
    Answer sqlOnly = caller.clientCredentials(emulator.identity().clientSecret(), "sql");

    // When
    Answer answer = caller.get("/api/2.0/database/instances", sqlOnly.text("access_token"));

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("error_code")).isEqualTo("PERMISSION_DENIED");
  }

  @Test
  void callsTheServicePrincipalByItsApplicationId() {
    // When
    Answer answer = caller.get("/api/2.0/preview/scim/v2/Me", caller.workspaceToken());

    // Then
    assertThat(answer.text("userName")).isEqualTo(servicePrincipal);
  }

  @Test
  void callsAPersonByEmail() {
    // When
    Answer answer =
        caller.get("/api/2.0/preview/scim/v2/Me", emulator.identity().personalAccessToken());

    // Then
    assertThat(answer.text("userName")).isEqualTo(emulator.identity().personEmail());
  }

  @Test
  void refusesUnknownInstancesAndEndpointsAndPathsThatAreNeither() {
    // When
    List<Integer> statuses =
        List.of(
            caller.mintForInstance("elsewhere").status(),
            caller.mintForEndpoint(WorkspaceCaller.ENDPOINT + "2").status(),
            caller.mintForEndpoint("projects/ontos/branches/production").status());

    // Then
    assertThat(statuses).containsExactly(404, 404, 400);
  }

  @Test
  void findsTheEndpointOfABranch() {
    // Given
    String branch = "/api/2.0/postgres/projects/ontos/branches/production";

    // When
    Answer answer = caller.get(branch + "/endpoints", caller.workspaceToken());

    // Then
    assertThat(answer.json().at("/endpoints/0/name").asText()).isEqualTo(WorkspaceCaller.ENDPOINT);
    assertThat(answer.json().at("/endpoints/0/status/hosts/host").asText()).isEqualTo("localhost");
    assertThat(answer.json().at("/endpoints/0/status/endpoint_type").asText())
        .isEqualTo("ENDPOINT_TYPE_READ_WRITE");
  }

  @Test
  void findsAnInstanceByItsUid() {
    // Given
    String token = caller.workspaceToken();
    String uid = caller.get("/api/2.0/database/instances/ontos-instance", token).text("uid");

    // When
    Answer answer = caller.get("/api/2.0/database/instances:findByUid?uid=" + uid, token);

    // Then
    assertThat(answer.text("name")).isEqualTo("ontos-instance");
  }

  @Test
  void showsWhatIsAttachedToTheApplication() {
    // When
    Answer answer = caller.get("/api/2.0/apps/ontos", caller.workspaceToken());

    // Then
    assertThat(answer.json().at("/resources/0/postgres/branch").asText())
        .isEqualTo("projects/ontos/branches/production");
  }

  @Test
  void exchangesATrustedTokenForAServicePrincipalsOwn() {
    // Given
    String subject = emulator.subjectToken(ISSUER, "the-account", "job", Duration.ofMinutes(5));

    // When
    Answer answer = caller.exchange(subject, Map.of("client_id", servicePrincipal));

    // Then
    assertThat(answer.json().path("expires_in").asInt()).isLessThanOrEqualTo(300);
    assertThat(
            caller.get("/api/2.0/preview/scim/v2/Me", answer.text("access_token")).text("userName"))
        .isEqualTo(servicePrincipal);
  }

  @Test
  void exchangesATrustedTokenForTheUserItNames() {
    // Given
    String subject = emulator.subjectToken(ISSUER, "people", "a@b.example", Duration.ofMinutes(5));

    // When
    Answer answer = caller.exchange(subject, Map.of());

    // Then
    assertThat(
            caller.get("/api/2.0/preview/scim/v2/Me", answer.text("access_token")).text("userName"))
        .isEqualTo("a@b.example");
  }

  @Test
  void saysWhyItExchangesNoToken() {
    // Given
    Map<String, String> client = Map.of("client_id", servicePrincipal);
    Duration life = Duration.ofMinutes(5);
    String expired = emulator.subjectToken(ISSUER, "the-account", "job", Duration.ofMinutes(-1));
    String foreign = emulator.subjectToken("https://else", "the-account", "job", life);

    // When
    List<Answer> answers =
        List.of(
            caller.exchange(expired, client),
            caller.exchange(foreign, client),
            caller.exchange("no.jwt.here", client));

    // Then
    assertThat(answers).extracting(Answer::status).containsOnly(400);
    assertThat(answers).extracting(answer -> answer.text("error")).containsOnly("invalid_request");
    assertThat(answers)
        .extracting(answer -> answer.text("error_description"))
        .containsExactly(
            "Failed to process token: TOKEN_EXPIRED",
            "Failed to process token: TOKEN_INVALID"
                + " (Ensure a valid federation policy has been configured)",
            "Failed to process token: TOKEN_INVALID"
                + " (Ensure a valid federation policy has been configured)");
  }

  // ---- faults

  @Test
  void failsWithTheStatusItIsTold() {
    // Given
    String token = caller.workspaceToken();
    emulator.faults().failWith(500);

    // When
    Answer answer = caller.get("/api/2.0/database/instances", token);

    // Then
    assertThat(answer.status()).isEqualTo(500);
  }

  @Test
  void failsInOneGroupAndWorksInTheOthers() {
    // Given
    emulator.faults().failWith(ApiGroup.CREDENTIALS, 503);

    // When
    Answer answer = caller.mintForEndpoint(WorkspaceCaller.ENDPOINT);

    // Then
    assertThat(answer.status()).isEqualTo(503);
  }

  @Test
  void asksToBeCalledLater() {
    // Given
    emulator.faults().rateLimit(ApiGroup.OIDC, Duration.ofSeconds(7));

    // When
    Answer answer = caller.clientCredentials(emulator.identity().clientSecret(), "all-apis");

    // Then
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.raw().headers().firstValue("Retry-After")).contains("7");
  }

  @Test
  void answersGarbage() {
    // Given
    emulator.faults().garbage(ApiGroup.OIDC);

    // When
    Answer answer = caller.clientCredentials(emulator.identity().clientSecret(), "all-apis");

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw().body()).startsWith("<html>");
  }

  @Test
  void hangsInOneGroupUntilItRecovers() {
    // Given
    emulator.faults().hang(ApiGroup.CREDENTIALS);

    // When
    Throwable timeout = catchThrowable(() -> caller.mintForEndpoint(WorkspaceCaller.ENDPOINT));

    // Then
    assertThat(timeout).hasCauseInstanceOf(HttpTimeoutException.class);
    emulator.faults().recover();
    assertThat(caller.mintForEndpoint(WorkspaceCaller.ENDPOINT).status()).isEqualTo(200);
  }

  @Test
  void refusesConnectionsWhenUnreachable() {
    // Given
    emulator.unreachable();

    // When
    Throwable refused = catchThrowable(caller::workspaceToken);

    // Then
    assertThat(refused).hasCauseInstanceOf(ConnectException.class);
    emulator.reachable();
    assertThat(caller.workspaceToken()).isNotEmpty();
  }

  // ---- bookkeeping

  @Test
  void countsMintsAndTokensAndRequests() {
    // Given
    long mints = emulator.mints();
    long tokens = emulator.oidcTokens();
    long requests = emulator.requests("/api/2.0/postgres/credentials");
    emulator.faults().failWith(ApiGroup.CREDENTIALS, 500);
    caller.mintForEndpoint(WorkspaceCaller.ENDPOINT);
    emulator.faults().recover();

    // When
    caller.mintForEndpoint(WorkspaceCaller.ENDPOINT);

    // Then
    assertThat(emulator.mints() - mints).isEqualTo(1);
    assertThat(emulator.oidcTokens() - tokens).isEqualTo(2);
    assertThat(emulator.requests("/api/2.0/postgres/credentials") - requests).isEqualTo(2);
  }

  @Test
  void remembersEverySecret() {
    // When
    String credential = caller.credential();

    // Then
    assertThat(emulator.issuedSecrets())
        .contains(
            credential,
            emulator.identity().clientSecret(),
            emulator.identity().personalAccessToken(),
            emulator.postgres().superuserPassword());
  }

  @Test
  void hidesSecretsInWhatItPrints() {
    // When
    String text = emulator.identity().toString();

    // Then
    assertThat(text)
        .doesNotContain(emulator.identity().clientSecret())
        .doesNotContain(emulator.identity().personalAccessToken());
  }

  @Test
  void givesAnApplicationItsVariables() {
    // When
    Map<String, String> variables = emulator.environment();

    // Then
    assertThat(variables)
        .containsEntry("DATABRICKS_HOST", emulator.workspaceUrl())
        .containsEntry("DATABRICKS_CLIENT_ID", servicePrincipal)
        .containsEntry("PGHOST", "localhost")
        .containsEntry("PGUSER", servicePrincipal)
        .containsEntry("PGSSLMODE", "require")
        .containsEntry("LAKEBASE_ENDPOINT", WorkspaceCaller.ENDPOINT)
        .doesNotContainKey("PGPASSWORD");
  }

  private Connection login(String user, String token) throws SQLException {
    return DriverManager.getConnection(emulator.jdbcUrl(), user, token);
  }

  private SQLException refusedLogin(String token) {
    return catchThrowableOfType(SQLException.class, () -> login(servicePrincipal, token));
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
