package app.ontos.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration file of the Databricks CLI. Read here and not by the SDK, which would fill what
 * a profile leaves open from the environment.
 */
record CliConfig(Path file) {

  /** The file that the CLI uses: {@code DATABRICKS_CONFIG_FILE}, else {@code ~/.databrickscfg}. */
  static CliConfig standard() {
    return new CliConfig(
        Settings.given(Optional.ofNullable(System.getenv("DATABRICKS_CONFIG_FILE")))
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".databrickscfg")));
  }

  /**
   * One section of the file.
   *
   * @throws WorkspaceFailure WORKSPACE_NOT_CONFIGURED if there is none of that name
   */
  Map<String, String> profile(String name) {
    boolean found = false;
    Map<String, String> values = new LinkedHashMap<>();
    boolean inside = false;
    for (String raw : lines(name)) {
      String line = raw.strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        inside = line.substring(1, line.length() - 1).strip().equals(name);
        found |= inside;
      } else if (inside && !line.startsWith("#") && !line.startsWith(";") && line.contains("=")) {
        int equals = line.indexOf('=');
        values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    if (!found) {
      throw unusable(name, "has no profile '%s'".formatted(Redaction.clean(name)));
    }
    values.values().removeIf(String::isEmpty);
    return values;
  }

  private List<String> lines(String name) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw unusable(name, "can't be read (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  private WorkspaceFailure unusable(String name, String what) {
    return WorkspaceFailure.of(
        FailureCode.WORKSPACE_NOT_CONFIGURED,
        "DATABRICKS_CONFIG_PROFILE is set but %s %s".formatted(file.getFileName(), what),
        "Run `databricks auth login --profile %s`".formatted(Redaction.clean(name)));
  }
}
