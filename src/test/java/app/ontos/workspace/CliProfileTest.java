package app.ontos.workspace;

import static app.ontos.workspace.Callers.everythingIn;
import static app.ontos.workspace.Callers.failure;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.token.AccessToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The Databricks CLI is a script here that prints what the real one would. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliProfileTest {
  private final LakebaseEmulator emulator =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING));
  private final Callers callers = new Callers(emulator);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void recover() {
    callers.recover();
  }

  @AfterAll
  void close() {
    emulator.close();
  }

  @Test
  void usesTheTokenOfAProfile() {
    // Given
    Workspace workspace =
        workspace("host = " + emulator.workspaceUrl() + "/", "token = " + personalToken());

    // When
    DetectedUser user = workspace.user();

    // Then
    assertThat(user.name()).isEqualTo(emulator.identity().personEmail());
  }

  @Test
  void usesTheServicePrincipalOfAProfile() {
    // Given
    Workspace workspace =
        workspace(
            "host=" + emulator.workspaceUrl(),
            "client_id=" + emulator.identity().clientId(),
            "client_secret=" + emulator.identity().clientSecret(),
            "auth_type=oauth-m2m");

    // When
    DetectedUser user = workspace.user();

    // Then
    assertThat(user.name()).isEqualTo(emulator.identity().clientId());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void asksTheCliForATokenAndRemembersIt() throws IOException {
    // Given
    Workspace workspace =
        cliWorkspace(
            "[ \"$*\" = \"auth token --profile ontos\" ] || exit 9",
            "echo run >> '%s'".formatted(folder.resolve("runs")),
            """
            echo '{"access_token": "%s", "token_type": "Bearer", "expiry": "2099-01-01T00:00:00Z"}'
            """
                .formatted(personalToken()));
    workspace.user();

    // When
    DetectedUser user = workspace.user();

    // Then
    assertThat(user.name()).isEqualTo(emulator.identity().personEmail());
    assertThat(folder.resolve("runs")).hasContent("run");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void handsOutTheTokenThatTheCliHas() throws IOException {
    // Given
    Workspace workspace =
        cliWorkspace(
            """
            echo '{"access_token": "opaque", "token_type": "Bearer", "expiry": "2099-01-01T00:00:00Z"}'
            """);

    // When
    AccessToken token = workspace.bearer();

    // Then
    assertThat(token.value()).isEqualTo("opaque");
    assertThat(token.lifetime()).as("no such token lives longer").hasHours(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void passesOnWhatTheCliSays() throws IOException {
    // Given
    Workspace workspace =
        cliWorkspace(
            "echo 'Error: a new access token could not be retrieved because the refresh token is"
                + " invalid' >&2",
            "exit 1");

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.code()).isEqualTo("TOKEN_REFUSED");
    assertThat(failure.reason()).contains("the refresh token is invalid");
    assertThat(failure.remedy()).contains("databricks auth login --profile ontos");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void givesUpOnACliThatHangsWithAChildOfItsOwn() throws IOException {
    // Given
    Workspace workspace = cliWorkspace("sleep 60", "echo '{}'");
    long start = System.nanoTime();

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.code()).isEqualTo("CONTROL_PLANE_UNREACHABLE");
    assertThat(failure.reason()).contains("no answer within 2000 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void hidesATokenInOutputThatItCantRead() throws IOException {
    // Given
    Workspace workspace = cliWorkspace("echo '{\"access_token\": \"opaque\"}'");

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.reason()).isEqualTo("`databricks auth token` printed no token");
    assertThat(everythingIn(failure)).doesNotContain("opaque");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysHowToLogInAgainWhenTheWorkspaceRefusesTheClisToken() throws IOException {
    // Given
    Workspace workspace =
        cliWorkspace(
            """
            echo '{"access_token": "old", "token_type": "Bearer", "expiry": "2099-01-01T00:00:00Z"}'
            """);

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.code()).isEqualTo("TOKEN_REFUSED");
    assertThat(failure.remedy()).isEqualTo("Run `databricks auth login --profile ontos`");
  }

  @Test
  void saysThatTheCliIsNotInstalled() {
    // Given
    Workspace workspace =
        workspace(
            "host=" + emulator.workspaceUrl(),
            "databricks_cli_path=" + folder.resolve("not-there"));

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.code()).isEqualTo("WORKSPACE_NOT_CONFIGURED");
    assertThat(failure.reason()).contains("The Databricks CLI does not start", "not-there");
  }

  @Test
  void saysThatThereIsNoSuchProfile() {
    // Given
    Workspace workspace =
        new Workspace(
            new WorkspaceAccount.CliProfile("another"), Callers.TIMEOUT, config("host=x"));

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.code()).isEqualTo("WORKSPACE_NOT_CONFIGURED");
    assertThat(failure.reason()).contains("has no profile 'another'");
    assertThat(failure.remedy()).contains("databricks auth login --profile another");
  }

  @Test
  void saysThatThereIsNoFileOfProfiles() {
    // Given
    Workspace workspace =
        new Workspace(
            new WorkspaceAccount.CliProfile("ontos"),
            Callers.TIMEOUT,
            new CliConfig(folder.resolve("none")));

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.code()).isEqualTo("WORKSPACE_NOT_CONFIGURED");
    assertThat(failure.reason()).contains("none can't be read");
  }

  @Test
  void refusesAKindOfLoginThatItDoesNotKnow() {
    // Given
    Workspace workspace =
        workspace("host=" + emulator.workspaceUrl(), "auth_type=azure-cli", "token=t");

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.code()).isEqualTo("WORKSPACE_NOT_CONFIGURED");
    assertThat(failure.reason()).contains("auth_type 'azure-cli'");
  }

  @Test
  void saysWhatAProfileLacks() {
    // Given
    Workspace workspace = workspace("token=t");

    // When
    WorkspaceFailure failure = failure(workspace::user);

    // Then
    assertThat(failure.reason()).contains("ontos", "has no host");
  }

  private String personalToken() {
    return emulator.identity().personalAccessToken();
  }

  private Workspace cliWorkspace(String... script) throws IOException {
    Path cli = folder.resolve("databricks-stand-in");
    Files.writeString(cli, "#!/bin/sh\n" + String.join("\n", script) + "\n");
    assertThat(cli.toFile().setExecutable(true)).isTrue();
    return workspace(
        "host=" + emulator.workspaceUrl(),
        "auth_type=databricks-cli",
        "databricks_cli_path=" + cli);
  }

  private Workspace workspace(String... lines) {
    return new Workspace(
        new WorkspaceAccount.CliProfile("ontos"), Duration.ofSeconds(2), config(lines));
  }

  private CliConfig config(String... lines) {
    Path file = folder.resolve(".databrickscfg");
    String text =
        "; made by a test\n[DEFAULT]\nhost = https://w.example\ntoken = wrong\n\n[ontos]\n"
            + String.join("\n", lines)
            + "\n[later]\ntoken = wrong\nauth_type = pat\n";
    try {
      return new CliConfig(Files.writeString(file, text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
