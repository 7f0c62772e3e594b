package app.ontos.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code initdb}, {@code pg_ctl} and {@code postgres}, each for a bounded time. */
record PostgresPrograms(PostgresBinaries binaries, ServerAccount account) {

  static PostgresPrograms forThisMachine() throws IOException {
    return new PostgresPrograms(PostgresBinaries.unpacked(), ServerAccount.detect());
  }

  /** What a program said, and whether it ended well. */
  record Outcome(boolean succeeded, String output) {}

  Outcome run(Duration limit, String program, String... arguments) throws IOException {
    return runWithInput("", limit, program, arguments);
  }

  /**
   * Runs it with the text as its standard input, and kills it when it takes longer than the limit.
   */
  Outcome runWithInput(String input, Duration limit, String program, String... arguments)
      throws IOException {
    // A file, not a pipe: a server that pg_ctl leaves running may hold on to a pipe for ever.
    Path output = Files.createTempFile(LocalFolders.base(), program + "-", ".out");
    try {
      Process process = start(output, program, arguments);
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String said = Files.readString(output, StandardCharsets.ISO_8859_1).strip();
      return new Outcome(
          ended && process.exitValue() == 0,
          ended ? said : said + " (stopped after " + limit.toSeconds() + " s)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresFailed(program + " was interrupted", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private Process start(Path output, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(account.prefix());
    command.add(binaries.program(program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    // The variables of somebody's psql are not meant for this server.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }
}
