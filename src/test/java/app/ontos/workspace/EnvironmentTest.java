package app.ontos.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnvironmentTest {
  private final LakebaseEmulator emulator =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING));

  @AfterAll
  void close() {
    emulator.close();
  }

  @Test
  void isNotConfusedByOtherLoginsInTheEnvironment() throws IOException {
    // Given
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", "/nowhere");
    environment.put("DATABRICKS_HOST", "https://w.example");
    environment.put("DATABRICKS_TOKEN", "another");
    environment.put("DATABRICKS_USERNAME", "another");
    environment.put("DATABRICKS_PASSWORD", "another");
    environment.put("DATABRICKS_AUTH_TYPE", "basic");
    environment.put("DATABRICKS_CONFIG_PROFILE", "missing");
    environment.put("DATABRICKS_DISCOVERY_URL", "https://w.example/discovery");

    // When
    String outcome = mintWith(environment);

    // Then
    assertThat(outcome).contains("minted for PT1H");
  }

  @Test
  void saysThatTheSdkCantDoWithoutPath() throws IOException {
    // When
    String outcome = mintWith(Map.of());

    // Then
    assertThat(outcome).contains("WORKSPACE_NOT_CONFIGURED: The variable PATH is not set");
  }

  private String mintWith(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MintInAnotherProcess.class.getName(),
                emulator.workspaceUrl(),
                emulator.identity().clientId(),
                emulator.identity().clientSecret())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(variable -> !variable.equals("SystemRoot"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
