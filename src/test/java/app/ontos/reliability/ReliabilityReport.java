package app.ontos.reliability;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps what was measured where {@code bench/reliability.py} makes the table of {@code
 * docs/reliability.md} of it: a file with one line of JSON for each fault.
 */
final class ReliabilityReport {
  private static final Path FOLDER = Path.of("target/reliability");

  private ReliabilityReport() {}

  /**
   * Adds a row, or replaces the one of an earlier run.
   *
   * @param test the class that measures it again
   * @param note what a reader should know beside the numbers; may be empty
   */
  static void add(Class<?> test, Outcome outcome, String note) {
    JsonObject row =
        new JsonObject()
            .put("source", test.getSimpleName())
            .put("fault", outcome.fault())
            .put("sent", outcome.sent())
            .put("failed", outcome.failed())
            .put("acknowledged", outcome.acknowledged())
            .put("lost", outcome.lost())
            .put("duplicates", outcome.duplicates())
            .put("halfDone", outcome.halfDone())
            .put("recoveryMillis", outcome.recovery().toMillis())
            .put("longestMillis", outcome.longest().toMillis())
            .put("statuses", new JsonObject(Map.copyOf(outcome.statuses())))
            .put("note", note);
    String name = outcome.fault().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(
          FOLDER.resolve(test.getSimpleName() + "-" + name + ".json"), row.encode() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("a measurement can't be kept", e);
    }
  }
}
