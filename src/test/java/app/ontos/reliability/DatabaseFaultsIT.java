package app.ontos.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.EmbeddedPostgres;
import app.ontos.testing.PackagedService;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The database crashes, ends sessions, is full, has no connection left, and is replaced. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class DatabaseFaultsIT {
  private static final int CONNECTIONS = 8;
  private static final Duration A_WHILE = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration SOON = Duration.ofSeconds(10);

  private EmbeddedPostgres database;
  private FullDisk disk;
  private PackagedService service;

  @BeforeAll
  void start() throws Exception {
    database = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
    database.createRole("app", "secret");
    database.createDatabase("app_ontos");
    database.execute("postgres", "alter database app_ontos owner to app");
    disk = FullDisk.under(database);
    service = ready(PackagedService.local(database.port(), "app", "secret"));
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
    database.close();
    disk.remove();
  }

  @Test
  void recoversWhenTheDatabaseHasCrashedAndIsBack() throws Exception {
    // Given
    Trial trial = trial("database: stopped as by a crash, and started again after 3 s");

    // When
    Outcome outcome = trial.run(service, database::stopServer, A_WHILE, database::startServer);

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  @Test
  void recoversWhenOneSessionHasTakenTheWholeServerDown() throws Exception {
    // Given
    Trial trial = trial("database: kill -9 of one of its sessions, so that it ends all of them");

    // When
    Outcome outcome =
        trial.run(service, this::killASession, Duration.ofSeconds(1), DatabaseFaultsIT::nothing);

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  @Test
  void recoversWhenEverySessionIsEnded() throws Exception {
    // Given
    Trial trial = trial("database: ends every session (57P01), as before maintenance");

    // When
    Outcome outcome =
        trial.run(service, () -> endSessions(0), Duration.ofSeconds(1), DatabaseFaultsIT::nothing);

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  @Test
  void worksOnWithTheConnectionsThatItHasWhenThereAreNoMore() throws Exception {
    // Given
    Trial trial = trial("database: two connections are left to the service (53300), for 3 s");

    // When
    Outcome outcome =
        trial.run(
            service,
            () -> {
              database.execute("postgres", "alter role app connection limit 2");
              endSessions(2);
            },
            A_WHILE,
            () -> database.execute("postgres", "alter role app connection limit -1"));

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
    assertThat(service.get("/api/v1/system/database").body()).contains("too many connections");
    assertThat(outcome.failed()).as("of %d", outcome.sent()).isLessThan(outcome.sent() / 2);
  }

  @Test
  void readsOnWhileTheDisksOfTheDatabaseAreFull() throws Exception {
    // Given
    Trial trial = trial("database: its disk is full (53100), for 3 s");

    // When
    Outcome outcome = trial.run(service, disk::fill, A_WHILE, disk::free);

    // Then
    report(outcome, disk.how());
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
    assertThat(outcome.failedReads()).isZero();
  }

  @Test
  void followsItsDatabaseToAnotherServer() throws Exception {
    // Given
    try (ReplicatedPostgres both =
            ReplicatedPostgres.start(Files.createTempDirectory("replicated"), "app_ontos");
        FaultProxy proxy = FaultProxy.to(both.primary().port());
        PackagedService own =
            ready(
                PackagedService.local(
                    proxy.port(),
                    both.primary().superuser(),
                    both.primary().superuserPassword()))) {
      Trial trial =
          new Trial(
              "database: another server takes over behind the same name; the old one stays up,"
                  + " and takes no writes",
              CONNECTIONS,
              new Evidence(both.standby()));

      // When
      Outcome outcome =
          trial.run(
              own,
              both::failOver,
              Duration.ofSeconds(1),
              () -> proxy.leadTo(both.standby().port()));

      // Then
      report(outcome, "Commits wait for the second server");
      Trial.assertKeepsPromises(outcome, LONGEST, SOON);
    }
  }

  private static PackagedService ready(Map<String, String> login) throws IOException {
    Map<String, String> settings = new HashMap<>(login);
    settings.put("ONTOS_POOL_SIZE", String.valueOf(CONNECTIONS));
    PackagedService service = PackagedService.start(settings);
    await().atMost(Duration.ofSeconds(60)).until(() -> service.status(Traffic.COMMENTS) == 200);
    return service;
  }

  private static void nothing() {}

  private void killASession() throws SQLException {
    try (Connection connection = database.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pid from pg_stat_activity where application_name = 'ontos' limit 1")) {
      assertThat(row.next()).isTrue();
      ProcessHandle session = ProcessHandle.of(row.getLong(1)).orElseThrow();
      assertThat(session.destroyForcibly()).isTrue();
    }
  }

  private void endSessions(int butFor) {
    database.execute(
        "postgres",
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'ontos' offset %d"""
            .formatted(butFor));
  }

  private Trial trial(String fault) {
    return new Trial(fault, CONNECTIONS, new Evidence(database));
  }

  private void report(Outcome outcome, String note) {
    ReliabilityReport.add(getClass(), outcome, note);
  }
}
