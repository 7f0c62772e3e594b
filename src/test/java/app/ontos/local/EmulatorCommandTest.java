package app.ontos.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmulatorCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder = Path.of("");

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void printsTheVariablesOfAnApplication() throws Exception {
    // Given
    Path file = folder.resolve("variables");

    // When
    Process emulator = start("--kind", "provisioned", "--env-file", file.toString());

    // Then
    String printed = untilReady(emulator);
    assertThat(printed)
        .contains("export DATABRICKS_HOST='http://127.0.0.1:")
        .contains("export LAKEBASE_INSTANCE_NAME='ontos-instance'");
    assertThat(printed).contains(Files.readString(file));
    emulator.destroy();
    assertThat(emulator.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stopsCleanlyWhenItIsTerminated() throws Exception {
    // Given
    Process emulator = start("--data", folder.toString());
    untilReady(emulator);

    // When
    emulator.destroy();

    // Then
    assertThat(emulator.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("data/PG_VERSION")).exists();
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void explainsItselfWhenItIsMisused() throws Exception {
    // When
    Process emulator = start("--colour", "red");

    // Then
    assertThat(emulator.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(emulator.exitValue()).isEqualTo(2);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LakebaseEmulator.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  private static String untilReady(Process process) {
    BufferedReader reader = process.inputReader();
    StringBuilder printed = new StringBuilder();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              String line = reader.readLine();
              printed.append(line).append(System.lineSeparator());
              return line == null || line.startsWith("# certificate");
            });
    return printed.toString();
  }
}
