package app.ontos.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A server of Debian's packages with an extension that the embedded one lacks, in a folder of its
 * own; the caller's test is skipped where the package is not installed.
 */
final class DebianPostgres implements AutoCloseable {
  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");
  private static final String PASSWORD = "debian";
  private static final int SECONDS = 60;

  private final Path bin;
  private final Path folder;
  private final int port;

  private DebianPostgres(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /** Starts one that has the extension in its database. */
  static DebianPostgres with(String extension) {
    Optional<Path> version = installed(extension);
    Assumptions.assumeTrue(
        version.isPresent(), "skipped: no package of Debian's brings the extension " + extension);
    try {
      Path folder = Files.createTempDirectory("ontos-debian-");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      Path bin = PROGRAMS.resolve(version.get()).resolve("bin");
      DebianPostgres server = new DebianPostgres(bin, folder, freePort());
      server.start();
      server.execute("create extension " + extension);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> installed(String extension) {
    if (!Files.isDirectory(PROGRAMS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PROGRAMS)) {
      return versions
          .map(Path::getFileName)
          .filter(
              version ->
                  Files.exists(
                      Path.of("/usr/share/postgresql")
                          .resolve(version)
                          .resolve("extension/" + extension + ".control")))
          .max(Comparator.comparing(Path::toString));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void start() throws IOException {
    Path password = folder.resolve("password");
    Files.writeString(password, PASSWORD);
    run("initdb", "-D", data(), "-U", "postgres", "-A", "scram-sha-256", "--pwfile=" + password);
    String settings =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s".formatted(port, folder);
    run(
        "pg_ctl",
        "-D",
        data(),
        "-l",
        folder.resolve("log").toString(),
        "-w",
        "-o",
        settings,
        "start");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** PostgreSQL refuses to run as root, so there it runs as Debian's own user. */
  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(program + ".out").toFile())
            .start();
    try {
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      assertThat(ended && process.exitValue() == 0)
          .as(() -> program + ": " + read(folder.resolve(program + ".out")))
          .isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void execute(String statements) {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "postgres", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An environment that leads here, as a body. */
  String environment() {
    return """
        {"host": "127.0.0.1", "port": %d, "database": "postgres", "username": "postgres",
         "tls": {"mode": "off"}, "authentication": {"method": "password", "password": "%s"}}"""
        .formatted(port, PASSWORD);
  }

  @Override
  public void close() {
    try {
      run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
