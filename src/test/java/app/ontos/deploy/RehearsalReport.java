package app.ontos.deploy;

import app.ontos.local.LakebaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a rehearsal measured, as a table for people. */
final class RehearsalReport {
  private static final double MB = 1024.0 * 1024.0;

  private final List<String> rows = new ArrayList<>();

  void skipped(String why) {
    row("skipped", why);
  }

  void contents(int files, long bytes, long largest) {
    row("files", "%d (limit 50)".formatted(files));
    row(
        "size",
        "%.1f MB in all, largest file %.1f MB (limit 10 MB)".formatted(bytes / MB, largest / MB));
  }

  void start(LakebaseKind kind, Duration live, Duration ready, long pid) throws IOException {
    String name = kind.name().toLowerCase(Locale.ROOT);
    row(
        "start, " + name,
        "unpacked and live after %d ms, ready after %d ms"
            .formatted(live.toMillis(), ready.toMillis()));
    row("memory, " + name, resident(pid));
  }

  void end(Duration took) {
    row(
        "SIGTERM under load",
        "gone after %d ms (limit 15 s), no broken answer".formatted(took.toMillis()));
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "| what | measured |\n|---|---|\n" + String.join("", rows));
  }

  private void row(String what, String measured) {
    rows.add("| %s | %s |%n".formatted(what, measured));
  }

  private static String resident(long pid) throws IOException {
    Path status = Path.of("/proc/%d/status".formatted(pid));
    if (!Files.exists(status)) {
      return "not known on this system";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .map(line -> line.replaceAll("\\D", ""))
        .map(kilobytes -> "%d MB resident".formatted(Long.parseLong(kilobytes) / 1024))
        .findFirst()
        .orElse("not known");
  }
}
