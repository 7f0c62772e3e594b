package app.ontos.deploy;

import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.PackagedService;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code target/databricks-app}, copied to a folder of its own, as the platform has it. */
final class StagedApp {
  private static final String NOBODY = "65534";

  private final Path folder;
  private final Path python;

  private StagedApp(Path folder, Path python) {
    this.folder = folder;
    this.python = python;
  }

  /** Copies it, and makes a Java runtime beside it. */
  static StagedApp in(Path folder) throws IOException {
    Path source = Files.createDirectory(folder.resolve("source"));
    try (Stream<Path> files = Files.list(Path.of("target/databricks-app"))) {
      for (Path file : files.toList()) {
        Files.copy(file, source.resolve(file.getFileName()));
      }
    }
    return new StagedApp(
        source, StandInRuntime.in(Files.createDirectory(folder.resolve("python"))));
  }

  /** Its files. */
  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /**
   * Runs the command of app.yaml with the variables that the platform sets and those of app.yaml,
   * and no other; as nobody, where this is root.
   */
  PackagedService start(LakebaseEmulator emulator) throws IOException {
    int port = PackagedService.freePort();
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(
          List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--"));
    }
    JsonNode app =
        new ObjectMapper(new YAMLFactory()).readTree(folder.resolve("app.yaml").toFile());
    // The platform's own python is version 3; a bare Debian calls it so.
    app.path("command")
        .forEach(word -> command.add(word.asText().replaceAll("^python$", "python3")));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables(emulator, app, port));
    return PackagedService.start(builder, port, Files.createTempFile("databricks-app", ".log"));
  }

  private Map<String, String> variables(LakebaseEmulator emulator, JsonNode app, int port) {
    Map<String, String> platform = new HashMap<>(emulator.environment());
    String reference = platform.getOrDefault("LAKEBASE_ENDPOINT", platform.get("PGHOST"));
    platform.keySet().removeIf(name -> name.startsWith("LAKEBASE_") || name.equals("ENV"));
    platform.put("DATABRICKS_APP_PORT", Integer.toString(port));
    platform.put("PATH", StandInRuntime.PATH);
    platform.put("HOME", "/tmp");
    platform.put("ONTOS_ADMINS", PackagedService.CALLER);
    platform.put("PYTHONPATH", python.toString());
    for (JsonNode entry : app.path("env")) {
      platform.put(
          entry.path("name").asText(),
          entry.has("valueFrom") ? reference : entry.path("value").asText());
    }
    // The one thing that differs from the platform: the emulator's PostgreSQL has a port of its
    // own.
    platform.put("POSTGRES_PORT", Integer.toString(emulator.postgres().port()));
    return platform;
  }
}
