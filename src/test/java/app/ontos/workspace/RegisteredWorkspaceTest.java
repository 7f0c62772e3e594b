package app.ontos.workspace;

import static app.ontos.workspace.Callers.failure;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.local.ApiGroup;
import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.token.AccessToken;
import app.ontos.workspace.WorkspaceAccount.PersonalToken;
import app.ontos.workspace.WorkspaceAccount.ServicePrincipal;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A workspace that a connection names, and the tokens that stand for an account there. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisteredWorkspaceTest {
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

  @Test
  void leadsEachCallPastTheCheck() {
    // Given
    Set<String> seen = new TreeSet<>();
    Workspace workspace =
        servicePrincipal(
            emulator.workspaceUrl(),
            emulator.identity().clientSecret(),
            (host, address) -> seen.add(host + " " + address.getHostAddress()));

    // When
    AccessToken token = workspace.mint(Callers.AUTOSCALING);

    // Then
    assertThat(token.lifetime()).hasHours(1);
    assertThat(seen).containsExactly("127.0.0.1 127.0.0.1");
  }

  @Test
  void takesNoSecretToATokenUrlThatIsRefusedThoughTheWorkspaceNamesIt() {
    // Given
    try (ScriptedServer thief = ScriptedServer.answering("{}")) {
      String tokenUrl = "http://localhost:" + thief.port() + "/oidc/v1/token";
      emulator
          .faults()
          .answerWith(ApiGroup.OIDC, "{\"token_endpoint\": \"%s\"}".formatted(tokenUrl));
      Workspace workspace =
          servicePrincipal(
              emulator.workspaceUrl(),
              emulator.identity().clientSecret(),
              RegisteredWorkspaceTest::onlyTheEmulator);

      // When
      WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

      // Then
      assertThat(failure.code()).isEqualTo("ADDRESS_REFUSED");
      assertThat(thief.requests()).isEmpty();
    }
  }

  @Test
  void advisesAboutTheConnectionsSecret() {
    // Given
    Workspace workspace =
        servicePrincipal(emulator.workspaceUrl(), "dosefeedfeedfeedfeed", AddressCheck.NONE);

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(Callers.AUTOSCALING));

    // Then
    assertThat(failure.code()).isEqualTo("CLIENT_SECRET_REFUSED");
    assertThat(failure.remedy())
        .contains("in the connection")
        .doesNotContain("DATABRICKS_CLIENT_SECRET", "databricks apps stop");
  }

  @Test
  void advisesAboutTheConnectionsAccessToken() {
    // Given
    Workspace workspace =
        new Workspace(
            new PersonalToken(emulator.workspaceUrl(), "dapifeedfeedfeedfeed"),
            Callers.TIMEOUT,
            AddressCheck.NONE);

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.code()).isEqualTo("TOKEN_REFUSED");
    assertThat(failure.remedy()).contains("in the connection").doesNotContain("DATABRICKS_TOKEN");
  }

  @Test
  void advisesAboutTheConnectionsEndpoint() {
    // Given
    Workspace workspace =
        servicePrincipal(
            emulator.workspaceUrl(), emulator.identity().clientSecret(), AddressCheck.NONE);
    Lakebase gone = new Lakebase.Autoscaling(Callers.BRANCH + "/endpoints/gone", "h");

    // When
    WorkspaceFailure failure = failure(() -> workspace.mint(gone));

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_NOT_FOUND");
    assertThat(failure.remedy())
        .contains("the connection's endpoint")
        .doesNotContain("LAKEBASE_ENDPOINT");
  }

  @Test
  void hasANewTokenForAServicePrincipalEachTime() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    AccessToken first = workspace.bearer();

    // When
    AccessToken second = workspace.bearer();

    // Then
    assertThat(second).isNotEqualTo(first);
    assertThat(second.lifetime()).hasHours(1);
    assertThat(callers.person(second.value()).user().name())
        .isEqualTo(emulator.identity().clientId());
  }

  @Test
  void advisesTheOperatorAboutTheServicesOwnSecret() {
    // Given
    Workspace workspace = callers.servicePrincipal("dosefeedfeedfeedfeed", Callers.TIMEOUT);

    // When
    WorkspaceFailure failure = failure(workspace::bearer);

    // Then
    assertThat(failure.code()).isEqualTo("CLIENT_SECRET_REFUSED");
    assertThat(failure.remedy()).contains("DATABRICKS_CLIENT_SECRET");
  }

  @Test
  void takesAPersonsTokenForItself() {
    // Given
    var before = emulator.requests();

    // When
    AccessToken token = callers.person("dapi-itself").bearer();

    // Then
    assertThat(token.value()).isEqualTo("dapi-itself");
    assertThat(token.lifetime()).isEqualTo(AccessToken.LONGEST_LIFETIME);
    assertThat(emulator.requests()).isEqualTo(before);
  }

  private Workspace servicePrincipal(String url, String secret, AddressCheck check) {
    return new Workspace(
        new ServicePrincipal(url, emulator.identity().clientId(), secret), Callers.TIMEOUT, check);
  }

  private static void onlyTheEmulator(String host, InetAddress address) throws IOException {
    if (!host.equals("127.0.0.1")) {
      throw new IOException("Only the emulator, not " + address.getHostName());
    }
  }
}
