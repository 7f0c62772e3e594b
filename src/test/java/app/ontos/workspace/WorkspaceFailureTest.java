package app.ontos.workspace;

import static app.ontos.workspace.Callers.everythingIn;
import static app.ontos.workspace.Callers.failure;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.local.ApiGroup;
import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkspaceFailureTest {
  private static final Duration IMPATIENT = Duration.ofMillis(700);
  private static final String LOGIN = "/oidc/v1/token";
  private static final String DISCOVERY = "/oidc/.well-known/oauth-authorization-server";
  private static final String CREDENTIALS = "/api/2.0/postgres/credentials";

  private final LakebaseEmulator emulator =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING));
  private final Callers callers = new Callers(emulator);

  @BeforeEach
  void recover() {
    callers.recover();
  }

  @AfterAll
  void close() {
    emulator.close();
  }

  // ---- refused

  @Test
  void saysThatTheClientSecretIsRefused() {
    // Given
    Workspace workspace = callers.servicePrincipal("dosefeedfeedfeedfeed", Callers.TIMEOUT);

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CLIENT_SECRET_REFUSED");
    assertThat(failure.permanent()).isTrue();
    assertThat(failure.reason())
        .contains("POST /oidc/v1/token", "401", "invalid_client: Client authentication failed");
    assertThat(failure.remedy()).contains("databricks apps stop", "DATABRICKS_CLIENT_SECRET");
    assertThat(everythingIn(failure)).doesNotContain("dosefeed");
  }

  @Test
  void saysThatTheClientSecretIsRefusedOnceItIsRevoked() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    workspace.mint(Callers.AUTOSCALING);
    emulator.revokeWorkspaceTokens();
    emulator.faults().failWith(ApiGroup.OIDC, 401, "invalid_client", "The secret was deleted");

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CLIENT_SECRET_REFUSED");
    assertThat(failure.reason()).contains("The secret was deleted");
  }

  @Test
  void saysThatAnAcceptedLoginIsOfNoUse() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.faults().failWith(ApiGroup.CREDENTIALS, 401, "UNAUTHENTICATED", "Not a member");

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CLIENT_SECRET_REFUSED");
    assertThat(failure.reason()).contains("UNAUTHENTICATED: Not a member");
  }

  @Test
  void saysThatAPersonsTokenIsRefused() {
    // Given
    Workspace workspace = callers.person("dapifeedfeedfeedfeed");

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.code()).isEqualTo("TOKEN_REFUSED");
    assertThat(failure.permanent()).isTrue();
    assertThat(failure.reason()).contains("Invalid Token");
    assertThat(failure.remedy()).contains("databricks tokens create", "DATABRICKS_TOKEN");
    assertThat(everythingIn(failure)).doesNotContain("dapifeed");
  }

  @Test
  void knowsARefusedTokenThoughItComesAs403() {
    // Given
    Workspace workspace = callers.person();
    emulator.faults().failWith(ApiGroup.EVERYTHING, 403, "403", "Invalid access token.");

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.code()).isEqualTo("TOKEN_REFUSED");
  }

  @Test
  void namesThePermissionThatIsMissing() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    String message = "The token does not have the required scopes: postgres";
    emulator.faults().failWith(ApiGroup.CREDENTIALS, 403, "PERMISSION_DENIED", message);

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("NOT_ALLOWED");
    assertThat(failure.permanent()).isTrue();
    assertThat(failure.reason()).contains("PERMISSION_DENIED: " + message);
    assertThat(failure.remedy()).contains("CAN_CONNECT_AND_CREATE", "databricks apps update");
  }

  @Test
  void saysThatTheAppCantBeReadIfNothingElseTellsTheDatabase() {
    // Given
    Workspace workspace = callers.person();
    emulator.faults().failWith(ApiGroup.EVERYTHING, 403, "PERMISSION_DENIED", "No CAN_VIEW");
    LakebaseHints hints =
        new LakebaseHints(
            Optional.empty(), Optional.empty(), Optional.of("ontos"), Optional.empty());

    // When
    WorkspaceFailure failure = failure(() -> workspace.find(hints));

    // Then
    assertThat(failure.code()).isEqualTo("NOT_ALLOWED");
    assertThat(failure.reason()).contains("GET /api/2.0/apps/ontos", "No CAN_VIEW");
    assertThat(failure.remedy()).contains("LAKEBASE_ENDPOINT");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysThatWhatItMintsForIsGone(boolean provisioned) {
    // Given
    Workspace workspace = callers.servicePrincipal();
    Lakebase gone =
        provisioned
            ? new Lakebase.Provisioned("gone", "h")
            : new Lakebase.Autoscaling(Callers.BRANCH + "/endpoints/gone", "h");

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(gone));

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_NOT_FOUND");
    assertThat(failure.reason()).contains("gone' not found");
  }

  // ---- no usable answer

  @ParameterizedTest
  @EnumSource(
      value = ApiGroup.class,
      names = {"OIDC", "CREDENTIALS"})
  void passesOnHowLongItIsToWait(ApiGroup busy) {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.faults().rateLimit(busy, Duration.ofSeconds(7));

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_BUSY");
    assertThat(failure.permanent()).isFalse();
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(failure.reason()).contains("Too many requests");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 408, 500, 502, 503, 504})
  void mayBeHelpedByTimeAfterAnErrorOfTheServer(int status) {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.faults().failWith(ApiGroup.CREDENTIALS, status);

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.PROVISIONED));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.permanent()).isFalse();
    assertThat(failure.retryAfter()).isEmpty();
    assertThat(failure.reason())
        .contains(
            "POST /api/2.0/database/credentials", " " + status, "The workspace has a problem");
  }

  @Test
  void makesEachCallOnceThoughItFails() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.faults().failWith(ApiGroup.CREDENTIALS, 503);
    long logins = emulator.requests(LOGIN);
    long mints = emulator.requests(CREDENTIALS);

    // When
    failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(emulator.requests(LOGIN) - logins).isEqualTo(1);
    assertThat(emulator.requests(CREDENTIALS) - mints).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void makesTheCallsOfALoginOnceThoughTheyFail(int status) {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.faults().failWith(ApiGroup.OIDC, status);
    long discoveries = emulator.requests(DISCOVERY);

    // When
    failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(emulator.requests(DISCOVERY) - discoveries).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void saysThatItGotSomethingElseThanJson(ApiGroup garbled) {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.faults().garbage(garbled);

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains("text/html that is not JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"token\": null}",
        "{\"token\": \"\"}",
        "{\"token\": \"opaque\"}",
        "{\"token\": \"opaque\", \"expire_time\": \"soon\", \"expiration_time\": \"soon\"}",
        "{\"token\": {\"value\": \"opaque\"}}",
        "{\"token\": [\"opaque\"]}"
      })
  void saysThatAnAnswerIsNoCredential(String answer) {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.faults().answerWith(ApiGroup.CREDENTIALS, answer);

    // When
    WorkspaceFailure endpoint = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(endpoint.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(endpoint.reason()).contains("The workspace's answer to postgres()");
    assertThat(everythingIn(endpoint)).doesNotContain("opaque");
    assertThat(failure(() -> workspace.mint(Callers.PROVISIONED)).reason())
        .contains("The workspace's answer to database()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"token_endpoint\": 1}", "{\"access_token\": \"opaque\"}"})
  void saysThatALoginLeadsNowhere(String answer) {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.faults().answerWith(ApiGroup.OIDC, answer);

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason())
        .contains("GET " + DISCOVERY, "was answered without token_endpoint");
    assertThat(everythingIn(failure)).doesNotContain("opaque");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"access_token\": null", ", \"access_token\": [\"opaque\"]"})
  void saysThatALoginGivesNoToken(String rest) {
    // Given
    Workspace workspace = callers.servicePrincipal();
    String endpoint = emulator.workspaceUrl() + LOGIN;
    emulator
        .faults()
        .answerWith(ApiGroup.OIDC, "{\"token_endpoint\": \"%s\"%s}".formatted(endpoint, rest));

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains("POST " + LOGIN, "was answered without access_token");
    assertThat(everythingIn(failure)).doesNotContain("opaque");
  }

  @Test
  void saysThatALoginGivesATokenOfNoKind() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator
        .faults()
        .answerWith(
            ApiGroup.OIDC,
            "{\"token_endpoint\": \"%s\", \"access_token\": \"opaque\"}"
                .formatted(emulator.workspaceUrl() + LOGIN));

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains("can't be read");
    assertThat(everythingIn(failure)).doesNotContain("opaque");
  }

  @Test
  void saysThatAUserHasNoName() {
    // Given
    Workspace workspace = callers.person();
    emulator.faults().answerWith(ApiGroup.EVERYTHING, "{\"id\": \"1\"}");

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.reason())
        .isEqualTo("The workspace's answer to currentUser().me() has no userName");
  }

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void givesUpOnAWorkspaceThatHangs(ApiGroup hanging) {
    // Given
    Workspace workspace = callers.servicePrincipal(IMPATIENT);
    emulator.faults().hang(hanging);
    long start = System.nanoTime();

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains("no answer within 700 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("far below the 300 s of the SDK")
        .isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void givesUpOnAnAnswerThatNeverEnds() throws IOException {
    // Given
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Workspace workspace = new Workspace(new WorkspaceAccount.PersonalToken(url, "t"), IMPATIENT);

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    server.stop(0);
    assertThat(failure.reason()).contains("no answer within 700 ms");
  }

  @Test
  void saysThatNobodyListens() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.unreachable();

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason())
        .contains("GET " + DISCOVERY, emulator.workspaceUrl())
        .containsIgnoringCase("connection refused");
    assertThat(failure.remedy()).contains("DATABRICKS_HOST");
  }

  @Test
  void saysThatTheHostNameIsNotKnown() {
    // Given
    Workspace workspace =
        new Workspace(new WorkspaceAccount.PersonalToken("nowhere.invalid", "t"), Callers.TIMEOUT);

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains("https://nowhere.invalid", "the host name is not known");
  }

  @Test
  void saysThatTheHostIsNoWorkspace() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.faults().failWith(ApiGroup.OIDC, 404, "", "");

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains("404, without a word");
    assertThat(failure.remedy()).contains("DATABRICKS_HOST");
  }

  @Test
  void endsAtOnceWhenInterrupted() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.faults().hang(ApiGroup.OIDC);
    Thread.currentThread().interrupt();

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.reason()).contains("interrupted");
  }

  // ---- secrets

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 500})
  void hidesSecretsThatTheWorkspaceItselfRepeats(int status) {
    // Given
    Workspace workspace = callers.servicePrincipal();
    String password = workspace.mint(Callers.AUTOSCALING).value();
    String secrets = String.join(" ", emulator.issuedSecrets());
    emulator.faults().failWith(ApiGroup.CREDENTIALS, status, "CODE", "No: " + secrets + " end");

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(emulator.issuedSecrets())
        .contains(password, emulator.identity().clientSecret())
        .noneMatch(everythingIn(failure)::contains);
    assertThat(failure.reason()).contains("CODE: No: ***");
  }

  @Test
  void keepsEverySecretOutOfWhatItSaysAboutTrouble() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    String password = workspace.mint(Callers.AUTOSCALING).value();
    String answer = "{\"token\": [\"%s\"], \"expire_time\": {\"%s\": 1}}";
    emulator.faults().answerWith(ApiGroup.CREDENTIALS, answer.formatted(password, password));

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(emulator.issuedSecrets()).noneMatch(everythingIn(failure)::contains);
  }

  @Test
  void staysOnOneLineOfBoundedLength() {
    // Given
    Workspace workspace = callers.person();
    emulator
        .faults()
        .failWith(ApiGroup.EVERYTHING, 500, "CODE", "line\r\nERROR forged " + "long ".repeat(999));

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.reason()).hasSizeLessThan(800).doesNotContain("\n", "\r");
  }
}
