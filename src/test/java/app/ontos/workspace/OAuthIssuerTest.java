package app.ontos.workspace;

import static app.ontos.workspace.Callers.everythingIn;
import static app.ontos.workspace.Callers.failure;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.ontos.local.ApiGroup;
import app.ontos.local.EmulatorOptions;
import app.ontos.local.FederationPolicy;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.token.AccessToken;
import app.ontos.workspace.OAuthGrant.ClientCredentials;
import app.ontos.workspace.OAuthGrant.TokenExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OAuthIssuerTest {
  private static final String IDENTITY_PROVIDER = "https://login.example";
  private static final String PATH = "/oidc/v1/token";
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final LakebaseEmulator emulator =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING));
  private final Callers callers = new Callers(emulator);
  private final OAuthIssuer issuer = new OAuthIssuer(Callers.TIMEOUT, AddressCheck.NONE);

  @BeforeAll
  void trustTheIdentityProvider() {
    emulator.trust(FederationPolicy.forAccount(IDENTITY_PROVIDER, "people"));
    emulator.trust(
        FederationPolicy.forServicePrincipal(
            IDENTITY_PROVIDER, "workloads", "job", emulator.identity().clientId()));
  }

  @BeforeEach
  void recover() {
    callers.recover();
  }

  @AfterAll
  void close() {
    emulator.close();
  }

  // ---- client credentials

  @Test
  void getsATokenForAServicePrincipal() {
    // When
    AccessToken token = issuer.token(secret());

    // Then
    assertThat(token.lifetime()).hasHours(1);
    assertThat(bearer(token)).isEqualTo(emulator.identity().clientId());
  }

  @Test
  void getsATokenFromTheAccount() {
    // Given
    OAuthGrant grant =
        new ClientCredentials(
            accountUrl(emulator.identity().accountId()),
            emulator.identity().clientId(),
            emulator.identity().clientSecret());

    // When
    AccessToken token = issuer.token(grant);

    // Then
    assertThat(token.lifetime()).hasHours(1);
  }

  @Test
  void saysThatTheConnectionsSecretIsRefused() {
    // Given
    OAuthGrant wrong =
        new ClientCredentials(tokenUrl(), emulator.identity().clientId(), "dosefeedfeedfeedfeed");

    // When
    WorkspaceFailure failure = failure(() -> issuer.token(wrong));

    // Then
    assertThat(failure.code()).isEqualTo("CLIENT_SECRET_REFUSED");
    assertThat(failure.permanent()).isTrue();
    assertThat(failure.reason())
        .contains("POST " + PATH, "401", "invalid_client: Client authentication failed");
    assertThat(failure.remedy())
        .contains("client secret in the connection", "service-principal-secrets create")
        .doesNotContain("DATABRICKS_CLIENT_SECRET");
    assertThat(everythingIn(failure)).doesNotContain("dosefeed");
  }

  // ---- token exchange

  @Test
  void exchangesATokenForTheUserItNames() {
    // Given
    OAuthGrant grant = exchange(subjectToken("people", "a@b.example", LIFE));

    // When
    AccessToken token = issuer.token(grant);

    // Then
    assertThat(token.lifetime()).isBetween(Duration.ofMinutes(4), LIFE);
    assertThat(bearer(token)).isEqualTo("a@b.example");
  }

  @Test
  void exchangesAWorkloadsTokenForTheServicePrincipalThatItNames() {
    // Given
    OAuthGrant grant =
        new TokenExchange(
            tokenUrl(),
            subjectToken("workloads", "job", LIFE),
            Optional.of(emulator.identity().clientId()));

    // When
    AccessToken token = issuer.token(grant);

    // Then
    assertThat(bearer(token)).isEqualTo(emulator.identity().clientId());
  }

  @Test
  void exchangesATokenAtTheAccount() {
    // Given
    OAuthGrant grant =
        new TokenExchange(
            accountUrl(emulator.identity().accountId()),
            subjectToken("people", "a@b.example", LIFE),
            Optional.empty());

    // When
    AccessToken token = issuer.token(grant);

    // Then
    assertThat(token.lifetime()).isLessThanOrEqualTo(LIFE);
  }

  @Test
  void saysThatTheTokenIsExpired() {
    // Given
    OAuthGrant grant = exchange(subjectToken("people", "a@b.example", Duration.ofMinutes(-1)));

    // When
    WorkspaceFailure failure = failure(() -> issuer.token(grant));

    // Then
    assertThat(failure.code()).isEqualTo("TOKEN_EXPIRED");
    assertThat(failure.permanent()).isTrue();
    assertThat(failure.reason()).contains("Failed to process token: TOKEN_EXPIRED");
    assertThat(failure.remedy()).contains("a new one from the identity provider", "sign out");
  }

  @Test
  void leavesItToDatabricksWhetherATokenIsExpired() {
    // Given
    OAuthGrant grant = exchange(subjectToken("people", "a@b.example", Duration.ofMinutes(-1)));
    long exchanges = emulator.requests(PATH);

    // When
    failure(() -> issuer.token(grant));

    // Then
    assertThat(emulator.requests(PATH) - exchanges).isEqualTo(1);
  }

  List<TokenExchange> invalidTokens() {
    String clientId = emulator.identity().clientId();
    return List.of(
        exchange(emulator.subjectToken("https://else.example", "people", "a@b.example", LIFE)),
        exchange(subjectToken("another-audience", "a@b.example", LIFE)),
        exchange("opaque-and-not-a-jwt"),
        exchange(subjectToken("people", "a@b.example", LIFE) + "x"),
        exchange(subjectToken("workloads", "job", LIFE)), // without the service principal
        new TokenExchange(
            tokenUrl(), subjectToken("workloads", "another-job", LIFE), Optional.of(clientId)),
        new TokenExchange(
            tokenUrl(), subjectToken("workloads", "job", LIFE), Optional.of("another")),
        new TokenExchange(
            tokenUrl(), subjectToken("people", "a@b.example", LIFE), Optional.of(clientId)));
  }

  @ParameterizedTest
  @MethodSource("invalidTokens")
  void saysThatNoPolicyAcceptsTheToken(TokenExchange grant) {
    // When
    WorkspaceFailure failure = failure(() -> issuer.token(grant));

    // Then
    assertThat(failure.code()).isEqualTo("TOKEN_INVALID");
    assertThat(failure.permanent()).isTrue();
    assertThat(failure.reason())
        .contains("TOKEN_INVALID (Ensure a valid federation policy has been configured)");
    assertThat(failure.remedy()).contains("`iss`", "`aud`", "JWKS", "service principal");
    assertThat(everythingIn(failure)).doesNotContain(grant.subjectToken());
  }

  @ParameterizedTest
  @CsvSource({
    "400, Failed to process token: TOKEN_EXPIRED, false, TOKEN_EXPIRED",
    "401, Failed to process token: TOKEN_EXPIRED, false, TOKEN_EXPIRED",
    "403, The token is expired: TOKEN_EXPIRED, false, TOKEN_EXPIRED",
    "400, Failed to process token: TOKEN_INVALID, true, TOKEN_INVALID",
    "400, Something is wrong, true, TOKEN_EXPIRED",
    "400, Something is wrong, false, TOKEN_INVALID",
    "403, Not from this network, true, NOT_ALLOWED"
  })
  void goesByTheWordsAndOnlyThenByTheTokensOwnEnd(
      int status, String words, boolean over, String code) {
    // Given
    emulator.faults().failWith(ApiGroup.OIDC, status, "invalid_request", words);
    Duration life = over ? Duration.ofMinutes(-1) : LIFE;
    OAuthGrant grant = exchange(subjectToken("people", "a@b.example", life));

    // When
    WorkspaceFailure failure = failure(() -> issuer.token(grant));

    // Then
    assertThat(failure.code()).isEqualTo(code);
  }

  // ---- what is sent

  @Test
  void sendsASecretInTheHeaderAndNeverInTheForm() {
    // Given
    try (ScriptedServer server = ScriptedServer.answering(usable("opaque"))) {

      // When
      issuer.token(new ClientCredentials(server.at(PATH), "id", "s:e&s=a m%C3"));

      // Then
      ScriptedServer.Got got = server.requests().get(0);
      assertThat(got.method()).isEqualTo("POST");
      assertThat(got.header("Content-type")).startsWith("application/x-www-form-urlencoded");
      assertThat(got.header("Authorization")).isEqualTo("Basic aWQ6czplJnM9YSBtJUMz");
      assertThat(got.body().split("&"))
          .containsExactlyInAnyOrder("grant_type=client_credentials", "scope=all-apis");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sendsTheServicePrincipalOnlyIfOneIsNamed(boolean named) {
    // Given
    Optional<String> clientId = named ? Optional.of("a&b") : Optional.empty();
    try (ScriptedServer server = ScriptedServer.answering(usable("opaque"))) {

      // When
      issuer.token(new TokenExchange(server.at(PATH), "a.b+c", clientId));

      // Then
      ScriptedServer.Got got = server.requests().get(0);
      assertThat(got.header("Authorization")).isEqualTo("none");
      assertThat(got.body().split("&"))
          .contains(
              "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange",
              "subject_token=a.b%2Bc",
              "subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt",
              "scope=all-apis")
          .hasSize(named ? 5 : 4);
      assertThat(got.body().contains("client_id=a%26b")).isEqualTo(named);
    }
  }

  // ---- how long a token lives

  @Test
  void goesByTheAnswersLifeWhenTheTokenHasNoneOfItsOwn() {
    // Given
    String date = "Wed, 25 Nov 2026 01:00:00 GMT";
    try (ScriptedServer server =
        ScriptedServer.doing(
            exchange -> {
              byte[] body = usable("opaque").getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().set("Date", date);
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
              exchange.close();
            })) {

      // When
      AccessToken token = issuer.token(new ClientCredentials(server.at(PATH), "id", "s"));

      // Then
      assertThat(token.lifetime()).hasMinutes(10);
      assertThat(Duration.between(token.issuedAt(), token.expiresAt())).hasMinutes(10);
    }
  }

  @Test
  void keepsToTheLifetimeWhenTheClocksAreHoursApart() {
    // Given
    emulator.clockSkew(Duration.ofHours(-2));

    // When
    AccessToken token = issuer.token(secret());

    // Then
    assertThat(token.lifetime()).hasHours(1);
  }

  @ParameterizedTest
  @CsvSource({"60, PT1M", "3600, PT10M", "0, PT0S", "-5, PT0S"})
  void believesTheShorterOfTwoLives(long expiresIn, Duration life) {
    // Given
    String token = emulator.subjectToken(IDENTITY_PROVIDER, "x", "y", Duration.ofMinutes(10));
    String answer = "{\"access_token\": \"%s\", \"expires_in\": %d}".formatted(token, expiresIn);
    try (ScriptedServer server = ScriptedServer.answering(answer)) {

      // When
      AccessToken got = issuer.token(new ClientCredentials(server.at(PATH), "id", "s"));

      // Then
      assertThat(got.lifetime()).isEqualTo(life);
    }
  }

  @Test
  void believesNoLifeBeyondADay() {
    // Given
    String answer = "{\"access_token\": \"opaque\", \"expires_in\": %d}".formatted(Long.MAX_VALUE);
    try (ScriptedServer server = ScriptedServer.answering(answer)) {

      // When
      AccessToken got = issuer.token(new ClientCredentials(server.at(PATH), "id", "s"));

      // Then
      assertThat(got.lifetime()).isEqualTo(AccessToken.LONGEST_LIFETIME);
      assertThat(got.issuedAt()).isCloseTo(Instant.now(), within(60, SECONDS));
    }
  }

  // ---- no usable answer

  @Test
  void passesOnHowLongItIsToWait() {
    // Given
    emulator.faults().rateLimit(ApiGroup.OIDC, Duration.ofSeconds(7));

    // When
    WorkspaceFailure failure = failure(() -> issuer.token(secret()));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_BUSY");
    assertThat(failure.permanent()).isFalse();
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 408, 500, 502, 503, 504})
  void mayBeHelpedByTimeAfterAnErrorOfTheServer(int status) {
    // Given
    emulator.faults().failWith(ApiGroup.OIDC, status);
    long calls = emulator.requests(PATH);

    // When
    WorkspaceFailure failure = failure(() -> issuer.token(secret()));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.permanent()).isFalse();
    assertThat(failure.reason()).contains(emulator.workspaceUrl(), " " + status);
    assertThat(failure.remedy())
        .contains("the addresses in the connection")
        .doesNotContain("DATABRICKS_HOST");
    assertThat(emulator.requests(PATH) - calls).as("it is not repeated").isEqualTo(1);
  }

  @Test
  void saysThatTheAccountIsUnknown() {
    // Given
    OAuthGrant grant =
        new ClientCredentials(accountUrl("00000000-0000-0000-0000-000000000000"), "id", "s");

    // When
    WorkspaceFailure failure = failure(() -> issuer.token(grant));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains("404", "No such account");
  }

  @Test
  void givesUpOnATokenUrlThatHangs() {
    // Given
    emulator.faults().hang(ApiGroup.OIDC);
    OAuthIssuer impatient = new OAuthIssuer(Duration.ofMillis(700), AddressCheck.NONE);
    long start = System.nanoTime();

    // When
    WorkspaceFailure failure = failure(() -> impatient.token(secret()));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains("no answer within 700 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void saysThatNobodyListens() {
    // Given
    emulator.unreachable();

    // When
    WorkspaceFailure failure = failure(() -> issuer.token(secret()));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains("Connection refused");
  }

  @Test
  void takesAPageForNoAnswer() {
    // Given
    emulator.faults().garbage(ApiGroup.OIDC);

    // When
    WorkspaceFailure failure = failure(() -> issuer.token(secret()));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains("text/html that is not JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                                 | without access_token",
        "{\"access_token\": null}                                           | without access_token",
        "{\"access_token\": [\"opaque\"], \"expires_in\": 60}               | without access_token",
        "{\"access_token\": \" \", \"expires_in\": 60}                      | it is blank",
        "{\"access_token\": \"opaque\"}                                     | nothing says when it ends",
        "{\"access_token\": \"opaque\", \"expires_in\": \"soon\"}           | nothing says when it ends",
        "{\"access_token\": \"opaque\", \"expires_in\": 1e99}               | nothing says when it ends",
        "{\"access_token\": \"opaque\", \"expires_in\": 6, \"token_type\": \"mac\"} | no bearer token",
        "[\"opaque\"]                                                       | that is not JSON",
      })
  void saysThatAnAnswerGivesNoToken(String answer, String why) {
    // Given
    emulator.faults().answerWith(ApiGroup.OIDC, answer);

    // When
    WorkspaceFailure failure = failure(() -> issuer.token(secret()));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains(why);
    assertThat(everythingIn(failure)).doesNotContain("opaque");
  }

  // ---- where it leads

  @Test
  void takesNoSecretToWhereARedirectLeads() {
    // Given
    long calls = emulator.requests(PATH);
    try (ScriptedServer server =
        ScriptedServer.answering(307, "", Map.of("Location", tokenUrl().toString()))) {
      OAuthGrant grant =
          new ClientCredentials(
              server.at(PATH), emulator.identity().clientId(), emulator.identity().clientSecret());

      // When
      WorkspaceFailure failure = failure(() -> issuer.token(grant));

      // Then
      assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
      assertThat(failure.reason()).contains("307 to 127.0.0.1");
      assertThat(emulator.requests(PATH)).isEqualTo(calls);
    }
  }

  @Test
  void takesNoSecretToAnAddressThatIsRefused() {
    // Given
    IOException verdict = new IOException("The host w.example has an address that is not for us");
    OAuthIssuer checked =
        new OAuthIssuer(
            Callers.TIMEOUT,
            (host, address) -> {
              throw verdict;
            });
    long calls = emulator.requests(PATH);

    // When
    WorkspaceFailure failure = failure(() -> checked.token(secret()));

    // Then
    assertThat(failure.code()).isEqualTo("ADDRESS_REFUSED");
    assertThat(failure.permanent()).isTrue();
    assertThat(failure.reason()).contains(verdict.getMessage());
    assertThat(failure).hasRootCause(verdict);
    assertThat(failure.remedy()).contains("ONTOS_ALLOWED_HOSTS");
    assertThat(emulator.requests(PATH)).isEqualTo(calls);
  }

  // ---- secrets

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 500})
  void hidesSecretsThatTheOtherSideRepeats(int status) {
    // Given
    String subjectToken = subjectToken("people", "a@b.example", LIFE);
    String secrets = String.join(" ", emulator.issuedSecrets());
    emulator.faults().failWith(ApiGroup.OIDC, status, "invalid_request", "No: " + secrets);

    // When
    WorkspaceFailure failure = failure(() -> issuer.token(exchange(subjectToken)));

    // Then
    assertThat(emulator.issuedSecrets())
        .contains(subjectToken)
        .noneMatch(everythingIn(failure)::contains);
  }

  private String bearer(AccessToken token) {
    return callers.person(token.value()).user().name();
  }

  private ClientCredentials secret() {
    return new ClientCredentials(
        tokenUrl(), emulator.identity().clientId(), emulator.identity().clientSecret());
  }

  private TokenExchange exchange(String subjectToken) {
    return new TokenExchange(tokenUrl(), subjectToken, Optional.empty());
  }

  private String subjectToken(String audience, String subject, Duration life) {
    return emulator.subjectToken(IDENTITY_PROVIDER, audience, subject, life);
  }

  private URI tokenUrl() {
    return URI.create(emulator.workspaceUrl() + PATH);
  }

  private URI accountUrl(String account) {
    return URI.create(emulator.workspaceUrl() + "/oidc/accounts/" + account + "/v1/token");
  }

  private static String usable(String token) {
    return "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": 600}"
        .formatted(token);
  }
}
