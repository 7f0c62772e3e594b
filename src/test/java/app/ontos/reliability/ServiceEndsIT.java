package app.ontos.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.EmbeddedPostgres;
import app.ontos.testing.PackagedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service itself is ended, gently and not, and cannot log. */
@Timeout(180)
class ServiceEndsIT {
  private static final int CONNECTIONS = 8;
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /** A process that starts, on a small machine with others on it. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private EmbeddedPostgres database;
  private final List<PackagedService> services = new ArrayList<>();

  @BeforeEach
  void start() {
    database = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
    database.createDatabase("app_ontos");
  }

  @AfterEach
  void stop() {
    services.forEach(PackagedService::close);
    database.close();
  }

  @Test
  void losesNothingWhenItIsKilledInTheMiddleOfWrites() throws Exception {
    // Given
    int port = PackagedService.freePort();
    PackagedService service = ready(service(port, log()));
    Trial trial = trial("service: kill -9 in the middle of writes, started again after 1 s");

    // When
    Outcome outcome =
        trial.run(service, service::close, Duration.ofSeconds(1), () -> service(port, log()));

    // Then
    report(outcome, "Recovery includes the start of a JVM");
    Trial.assertKeepsRecords(outcome, LONGEST, SOON);
  }

  @Test
  void breaksNoConnectionWhenItIsToldToEndUnderLoad() throws Exception {
    // Given
    int port = PackagedService.freePort();
    PackagedService service = ready(service(port, log()));
    Trial trial = trial("service: SIGTERM under load, started again when it has ended");
    List<Duration> ended = new ArrayList<>();

    // When
    Outcome outcome =
        trial.run(
            service,
            () -> {
              long told = System.nanoTime();
              service.terminate();
              assertThat(service.awaitExit(Duration.ofSeconds(30))).isTrue();
              ended.add(Duration.ofNanos(System.nanoTime() - told));
            },
            Duration.ZERO,
            () -> service(port, log()));

    // Then
    report(
        outcome, "It was gone after %d ms; then nobody listens".formatted(ended.get(0).toMillis()));
    assertThat(ended.get(0)).isLessThan(Duration.ofSeconds(10));
    assertThat(outcome.statuses()).doesNotContainKey(String.valueOf(Exchange.UNANSWERED));
    Trial.assertKeepsRecords(outcome, LONGEST, SOON);
  }

  @Test
  void servesOnWhenItsLogGoesToAFullDisk() throws Exception {
    // Given
    PackagedService service = ready(service(PackagedService.freePort(), Path.of("/dev/full")));
    Trial trial = trial("service: its standard output is a full disk (/dev/full) all the time");

    // When
    Outcome outcome = trial.run(service, () -> {}, Duration.ofSeconds(3), () -> {});

    // Then
    report(outcome, "");
    assertThat(outcome.failed()).isZero();
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  @Test
  void finishesTheMigrationThatAnotherInstanceWasKilledIn() throws Exception {
    // Given
    try (FaultProxy slow = FaultProxy.to(database.port())) {
      slow.slow(Duration.ofMillis(30), Duration.ofMillis(1));
      PackagedService first = service(slow.port(), PackagedService.freePort(), log());
      await().atMost(SOON).until(() -> tablesBeingMade() > 20);
      PackagedService second = service(PackagedService.freePort(), log());
      await().atMost(SOON).until(() -> migrates(second));
      long halfWay = tablesBeingMade();

      // When
      first.close();
      long end = System.nanoTime();

      // Then
      List<Exchange> exchanges = new ArrayList<>();
      await()
          .atMost(SOON)
          .until(
              () -> {
                long start = System.nanoTime();
                exchanges.add(Exchange.of("GET", start, second.get(Traffic.COMMENTS)));
                return Recovery.after(end, exchanges).isPresent();
              });
      Outcome outcome =
          Outcome.ofReads(
              "service: kill -9 of an instance in its first migration, another one waits for it",
              exchanges,
              end);
      report(
          outcome,
          "The first had made or changed %d relations; one client asks the second"
              .formatted(halfWay));
      assertThat(halfWay).isGreaterThan(20);
      Trial.assertKeepsPromises(outcome, LONGEST, SOON);
    }
  }

  private static Path log() throws IOException {
    return Files.createTempFile("ontos", ".log");
  }

  private PackagedService service(int port, Path log) throws IOException {
    return service(database.port(), port, log);
  }

  private PackagedService service(int databasePort, int port, Path log) throws IOException {
    Map<String, String> settings =
        new HashMap<>(
            PackagedService.local(
                databasePort, database.superuser(), database.superuserPassword()));
    settings.put("ONTOS_POOL_SIZE", String.valueOf(CONNECTIONS));
    PackagedService service = PackagedService.start(settings, port, log);
    services.add(service);
    return service;
  }

  private static PackagedService ready(PackagedService service) {
    await().atMost(SOON).until(() -> service.status(Traffic.COMMENTS) == 200);
    return service;
  }

  private static boolean migrates(PackagedService service) throws Exception {
    return service.status("/q/health/live") == 200
        && service.get("/api/v1/system/database").body().contains("\"state\":\"migrating\"");
  }

  /** How many relations a migration has locked for itself so far. */
  private long tablesBeingMade() throws SQLException {
    try (Connection connection = database.connect("app_ontos");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select count(*) from pg_locks l join pg_stat_activity s on s.pid = l.pid
                where s.application_name = 'ontos migrations' and l.locktype = 'relation'
                  and l.mode = 'AccessExclusiveLock'""")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private Trial trial(String fault) {
    return new Trial(fault, CONNECTIONS, new Evidence(database));
  }

  private void report(Outcome outcome, String note) {
    ReliabilityReport.add(getClass(), outcome, note);
  }
}
