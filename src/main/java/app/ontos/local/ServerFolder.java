package app.ontos.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one embedded server: {@code data/}, its log, and the superuser's password, which
 * only this user can read.
 */
record ServerFolder(Path root, PostgresPrograms programs) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String SETTINGS = "ontos.conf";
  private static final int LOG_TAIL = 25;

  Path data() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("server.log");
  }

  /** Makes the folder ready for a start: an initialised data directory that nobody uses. */
  void prepare(boolean durable) throws IOException {
    Files.createDirectories(root);
    if (Files.exists(log())) {
      Path previous = root.resolve("server.previous.log");
      Files.move(log(), previous, StandardCopyOption.REPLACE_EXISTING);
    }
    Path version = data().resolve("PG_VERSION");
    if (Files.exists(version)) {
      refuseAnotherMajor(Files.readString(version).strip());
      LeftoverServer.stop(data(), programs);
      if (!Files.exists(passwordFile())) {
        setNewPassword();
      }
    } else {
      initialise(durable);
    }
  }

  String superuserPassword() throws IOException {
    return Files.readString(passwordFile()).strip();
  }

  /** Writes the server's settings; they override those that the data directory came with. */
  void configure(List<String> settings, List<String> accessRules, Optional<ServerTls> tls)
      throws IOException {
    Path main = data().resolve("postgresql.conf");
    String include = "include_if_exists = '" + SETTINGS + "'";
    if (!Files.readString(main).contains(include)) {
      Files.writeString(main, "\n" + include + "\n", StandardOpenOption.APPEND);
    }
    Files.write(data().resolve(SETTINGS), settings);
    writeAccessRules(accessRules);
    if (tls.isPresent()) {
      Files.copy(
          tls.get().certificate(),
          data().resolve("server.crt"),
          StandardCopyOption.REPLACE_EXISTING);
      LocalFolders.writeSecret(
          data().resolve("server.key"), Files.readString(tls.get().privateKey()));
    }
    programs.account().own(root);
  }

  void writeAccessRules(List<String> rules) throws IOException {
    Files.write(data().resolve("pg_hba.conf"), rules);
  }

  /**
   * Runs a statement, of one line, while no server runs: in the single-user mode, which asks for no
   * password and opens no port.
   */
  void runAlone(String statement) throws IOException {
    PostgresPrograms.Outcome outcome =
        programs.runWithInput(
            statement + "\n",
            LIMIT,
            "postgres",
            "--single",
            "-D",
            data().toString(),
            EmbeddedPostgres.SUPERUSER);
    if (!outcome.succeeded() || outcome.output().contains("ERROR:")) {
      throw new EmbeddedPostgresFailed(
          "A statement failed in the single-user mode of %s".formatted(root));
    }
  }

  /** The last lines the server has logged, to be shown to whoever wonders why it did not start. */
  String logTail() throws IOException {
    if (!Files.exists(log())) {
      return "";
    }
    List<String> lines = Files.readAllLines(log(), StandardCharsets.ISO_8859_1);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
  }

  private Path passwordFile() {
    return root.resolve("superuser-password");
  }

  private void refuseAnotherMajor(String ofData) throws IOException {
    String ours = programs.run(LIMIT, "postgres", "--version").output();
    if (!ours.matches(".*\\) " + ofData + "\\b.*")) {
      throw new EmbeddedPostgresFailed(
          ("The data in %s were made by PostgreSQL %s, and this is %s. Move the folder away to"
                  + " start anew, or use the version that made it")
              .formatted(root, ofData, ours));
    }
  }

  /** In a folder with another name first, so that a run killed half way leaves no half data. */
  private void initialise(boolean durable) throws IOException {
    if (Files.exists(data()) && !isEmpty(data())) {
      throw new EmbeddedPostgresFailed(
          "%s is not PostgreSQL's: it has no file PG_VERSION".formatted(data()));
    }
    Path fresh = root.resolve("data.new");
    LocalFolders.delete(fresh);
    LocalFolders.writeSecret(passwordFile(), randomPassword());
    programs.account().own(root);
    PostgresPrograms.Outcome outcome =
        programs.run(
            LIMIT,
            "initdb",
            "--pgdata=" + fresh,
            "--username=" + EmbeddedPostgres.SUPERUSER,
            "--pwfile=" + passwordFile(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-locale",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            durable ? "--sync-method=fsync" : "--no-sync");
    if (!outcome.succeeded()) {
      throw new EmbeddedPostgresFailed("initdb failed: " + outcome.output());
    }
    LocalFolders.delete(data());
    Files.move(fresh, data());
  }

  private void setNewPassword() throws IOException {
    String password = randomPassword();
    programs.account().own(root);
    runAlone("ALTER ROLE %s PASSWORD '%s'".formatted(EmbeddedPostgres.SUPERUSER, password));
    LocalFolders.writeSecret(passwordFile(), password);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
