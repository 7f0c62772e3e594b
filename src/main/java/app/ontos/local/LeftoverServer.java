package app.ontos.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The server that a killed process left behind. Whoever holds the folder's lock may stop it: nobody
 * else has a use for it. It is stopped, not adopted, because it may have been started with other
 * settings, by another version of this code.
 */
final class LeftoverServer {
  private static final Logger LOG = Logger.getLogger(LeftoverServer.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String PID_FILE = "postmaster.pid";

  private LeftoverServer() {}

  /**
   * Stops the server that still runs on the data, if there is one, and removes stale lock files.
   */
  static void stop(Path data, PostgresPrograms programs) throws IOException {
    Path pidFile = data.resolve(PID_FILE);
    Optional<ProcessHandle> running = running(pidFile, data);
    if (running.isPresent()) {
      LOG.infof("A previous run left PostgreSQL running on %s; stopping it", data);
      stop(running.get(), data, programs);
    }
    Files.deleteIfExists(pidFile);
    Files.deleteIfExists(data.resolve("epg-lock"));
  }

  /** Whether a server runs on the data, whatever the lock files say. */
  static boolean isRunning(Path data) throws IOException {
    return running(data.resolve(PID_FILE), data).isPresent();
  }

  private static void stop(ProcessHandle process, Path data, PostgresPrograms programs)
      throws IOException {
    PostgresPrograms.Outcome outcome =
        programs.run(LIMIT, "pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-t", "20");
    if (!outcome.succeeded() && process.isAlive()) {
      LOG.warnf("It did not stop when asked (%s); killing it", outcome.output());
      process.destroyForcibly();
    }
  }

  /** The id in the file may be stale, and since then have been given to another program. */
  private static Optional<ProcessHandle> running(Path pidFile, Path data) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    String id = lines.isEmpty() ? "" : lines.get(0).strip();
    if (!id.matches("\\d{1,10}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(id)).filter(process -> isServerOf(process, data));
  }

  private static boolean isServerOf(ProcessHandle process, Path data) {
    ProcessHandle.Info info = process.info();
    boolean postgres = info.command().orElse("").matches(".*[/\\\\]postgres(\\.exe)?( .*)?");
    // Not every system shows arguments; where it does, they must name these data.
    boolean ofData =
        info.arguments()
            .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
            .orElse(true);
    return postgres && ofData;
  }
}
