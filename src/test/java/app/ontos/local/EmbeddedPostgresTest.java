package app.ontos.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import app.ontos.local.EmbeddedPostgres.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedPostgresTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder = Path.of("");

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void isPostgreSql18() throws SQLException {
    // Given
    try (EmbeddedPostgres server = EmbeddedPostgres.start(Options.temporary())) {

      // When
      String version = query(server, "SHOW server_version");

      // Then
      assertThat(version).startsWith("18.");
    }
  }

  @Test
  void keepsItsDataInTheFolder() throws SQLException {
    // Given
    try (EmbeddedPostgres first = EmbeddedPostgres.start(Options.keptIn(folder))) {
      first.execute("postgres", "CREATE TABLE kept AS SELECT 42 AS number");
    }

    // When
    try (EmbeddedPostgres second = EmbeddedPostgres.start(Options.keptIn(folder))) {

      // Then
      assertThat(query(second, "SELECT number FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void leavesNothingBehindWhenItIsTemporary() {
    // Given
    Options options = Options.temporary();
    EmbeddedPostgres server = EmbeddedPostgres.start(options);

    // When
    server.close();

    // Then
    assertThat(options.dataDirectory()).doesNotExist();
    assertThatThrownBy(() -> server.connect("postgres")).isInstanceOf(SQLException.class);
  }

  @Test
  void restartsOnTheSamePort() throws SQLException {
    // Given
    try (EmbeddedPostgres server = EmbeddedPostgres.start(Options.temporary())) {
      int port = server.port();
      String started = query(server, "SELECT pg_postmaster_start_time()");

      // When
      server.restart();

      // Then
      assertThat(server.port()).isEqualTo(port);
      assertThat(query(server, "SELECT pg_postmaster_start_time()")).isNotEqualTo(started);
    }
  }

  @Test
  void cutsConnectionsWhenItIsStopped() throws SQLException {
    // Given
    try (EmbeddedPostgres server = EmbeddedPostgres.start(Options.temporary());
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {

      // When
      server.stopServer();

      // Then
      assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void stopsTheServerThatAKilledProcessLeftRunningAndFindsItsData() throws Exception {
    // Given
    Process killed = startProcessThatKeepsAServer();
    ProcessHandle orphan = postmaster();
    killed.destroyForcibly().waitFor();

    // When
    try (EmbeddedPostgres server = EmbeddedPostgres.start(Options.keptIn(folder))) {

      // Then
      assertThat(query(server, "SELECT number FROM kept")).isEqualTo("42");
      assertThat(postmaster().pid()).isNotEqualTo(orphan.pid());
    }
  }

  @Test
  void startsAfterProcessAndServerWereBothKilled() throws Exception {
    // Given
    Process killed = startProcessThatKeepsAServer();
    postmaster().destroyForcibly();
    killed.destroyForcibly().waitFor();

    // When
    try (EmbeddedPostgres server = EmbeddedPostgres.start(Options.keptIn(folder))) {

      // Then
      assertThat(query(server, "SELECT number FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void ignoresLockFilesThatNameAProcessOfAnotherKind() throws Exception {
    // Given
    EmbeddedPostgres.start(Options.keptIn(folder)).close();
    long thisProcess = ProcessHandle.current().pid();
    Files.writeString(folder.resolve("data/postmaster.pid"), thisProcess + "\n/elsewhere\n");
    Files.writeString(folder.resolve("data/epg-lock"), "");

    // When
    try (EmbeddedPostgres server = EmbeddedPostgres.start(Options.keptIn(folder))) {

      // Then
      assertThat(query(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesAFolderThatAnotherProcessUses() throws Exception {
    // Given
    Process other = startProcessThatKeepsAServer();

    // When
    Throwable refused =
        catchThrowableOfType(
            EmbeddedPostgresFailed.class, () -> EmbeddedPostgres.start(Options.keptIn(folder)));

    // Then
    assertThat(refused).hasMessageContaining(folder.toString()).hasMessageContaining("in use");
    assertThat(postmaster().isAlive()).isTrue();
    assertThat(other.isAlive()).isTrue();
  }

  @Test
  void refusesAFolderThatThisProcessUsesAndLeavesItLocked() throws Exception {
    // Given
    try (EmbeddedPostgres server = EmbeddedPostgres.start(Options.keptIn(folder))) {

      // When
      Throwable refused =
          catchThrowableOfType(
              EmbeddedPostgresFailed.class, () -> EmbeddedPostgres.start(Options.keptIn(folder)));

      // Then
      assertThat(refused).hasMessageContaining("in use");
      assertThat(outputOf(startProcess())).contains("in use").doesNotContain("port ");
      assertThat(query(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void namesTheFolderWhoseDataAnotherMajorVersionMade() throws IOException {
    // Given
    EmbeddedPostgres.start(Options.keptIn(folder)).close();
    Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");

    // When
    Throwable refused =
        catchThrowableOfType(
            EmbeddedPostgresFailed.class, () -> EmbeddedPostgres.start(Options.keptIn(folder)));

    // Then
    assertThat(refused)
        .hasMessageContaining(folder.toRealPath().toString())
        .hasMessageContaining("made by PostgreSQL 17")
        .hasMessageContaining("18.");
  }

  @Test
  void showsTheEndOfTheServersLogWhenItDoesNotStart() throws IOException {
    // Given
    try (ServerSocket taken = new ServerSocket(0)) {
      Options options = Options.temporary().withPort(taken.getLocalPort());

      // When
      Throwable failed =
          catchThrowableOfType(EmbeddedPostgresFailed.class, () -> EmbeddedPostgres.start(options));

      // Then
      assertThat(failed).hasMessageContaining("Address already in use");
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() {
    // Given
    try (EmbeddedPostgres server = EmbeddedPostgres.start(Options.temporary())) {
      String url = server.jdbcUrl("postgres");

      // When
      SQLException refused =
          catchThrowableOfType(
              SQLException.class, () -> DriverManager.getConnection(url, "postgres", "postgres"));

      // Then
      assertThat(refused.getSQLState()).isEqualTo("28P01");
    }
  }

  @Test
  void keepsThePasswordToItself() throws IOException {
    // Given
    EmbeddedPostgres server = EmbeddedPostgres.start(Options.keptIn(folder));
    Path file = folder.resolve("superuser-password");

    // When
    server.close();

    // Then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void setsANewPasswordWhenTheOldOneIsLost() throws Exception {
    // Given
    EmbeddedPostgres.start(Options.keptIn(folder)).close();
    Files.delete(folder.resolve("superuser-password"));

    // When
    try (EmbeddedPostgres server = EmbeddedPostgres.start(Options.keptIn(folder))) {

      // Then
      assertThat(query(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void createsWhatIsNotThereYetUnderAnyName() throws SQLException {
    // Given
    try (EmbeddedPostgres server = EmbeddedPostgres.start(Options.temporary())) {
      String name = "it's a \"quoted\"-name";
      server.createDatabase(name);
      server.createRole(name, "first");

      // When
      server.createDatabase(name);
      server.createRole(name, "it's the second");

      // Then
      try (Connection connection =
          DriverManager.getConnection(server.jdbcUrl(name), name, "it's the second")) {
        assertThat(connection.getCatalog()).isEqualTo(name);
      }
    }
  }

  @Test
  void startsAgainAfterItCrashed() throws Exception {
    // Given
    try (EmbeddedPostgres server = EmbeddedPostgres.start(Options.keptIn(folder))) {
      postmaster().destroyForcibly();
      await().atMost(PATIENCE).until(() -> !LeftoverServer.isRunning(folder.resolve("data")));

      // When
      server.startServer();

      // Then
      assertThat(query(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "user.name", matches = "root")
  void runsAsNobodyWhereRootMayMakeNoNamespace() throws IOException {
    // Given
    Options options = Options.temporary();
    PostgresPrograms programs =
        new PostgresPrograms(PostgresBinaries.unpacked(), ServerAccount.NOBODY);
    ServerFolder serverFolder = new ServerFolder(options.dataDirectory(), programs);
    serverFolder.prepare(false);

    // When
    PostgresProcess process = PostgresProcess.start(serverFolder, options);

    // Then
    try {
      assertThat(LeftoverServer.isRunning(serverFolder.data())).isTrue();
    } finally {
      process.stop("immediate");
      LocalFolders.delete(options.dataDirectory());
    }
  }

  @Test
  void startsSeveralServersAtOnce() {
    // Given
    List<CompletableFuture<EmbeddedPostgres>> starts =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> EmbeddedPostgres.start(Options.temporary())))
            .limit(3)
            .toList();

    // When
    List<EmbeddedPostgres> servers = starts.stream().map(CompletableFuture::join).toList();

    // Then
    assertThat(servers).extracting(EmbeddedPostgres::port).doesNotHaveDuplicates();
    servers.forEach(EmbeddedPostgres::close);
  }

  private static String query(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private ProcessHandle postmaster() throws IOException {
    String id = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
  }

  private Process startProcessThatKeepsAServer() throws IOException {
    Process process = startProcess();
    BufferedReader reader = process.inputReader();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              String line = reader.readLine();
              return line == null || line.startsWith("port ");
            });
    return process;
  }

  private Process startProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KeptServer.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    processes.add(process);
    return process;
  }

  private static String outputOf(Process process) throws IOException {
    return String.join("\n", process.inputReader().lines().toList());
  }
}
