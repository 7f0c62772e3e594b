package app.ontos.reliability;

import static org.awaitility.Awaitility.await;

import app.ontos.local.EmbeddedPostgres;
import app.ontos.testing.PackagedService;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The network between the service and its database breaks in every way that networks have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class NetworkFaultsIT {
  private static final int CONNECTIONS = 8;
  private static final Duration A_WHILE = Duration.ofSeconds(3);

  /** The pool makes nobody wait for longer than 15 s, and a connection for longer than 12 s. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final Duration SOON = Duration.ofSeconds(15);

  private EmbeddedPostgres database;
  private FaultProxy proxy;
  private PackagedService service;

  @BeforeAll
  void start() throws IOException {
    database = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
    database.createDatabase("app_ontos");
    proxy = FaultProxy.to(database.port());
    Map<String, String> settings =
        new HashMap<>(
            PackagedService.local(
                proxy.port(), database.superuser(), database.superuserPassword()));
    settings.put("ONTOS_POOL_SIZE", String.valueOf(CONNECTIONS));
    service = PackagedService.start(settings);
    await().atMost(Duration.ofSeconds(60)).until(() -> service.status(Traffic.COMMENTS) == 200);
  }

  @AfterEach
  void mend() throws IOException {
    proxy.recover();
  }

  @AfterAll
  void stop() throws IOException {
    service.close();
    proxy.close();
    database.close();
  }

  @Test
  void servesOnThroughASlowNetwork() throws Exception {
    // Given
    Trial trial = trial("network: 200 ms more in each direction, up to 100 ms of jitter, for 3 s");

    // When
    Outcome outcome =
        trial.run(
            service,
            () -> proxy.slow(Duration.ofMillis(200), Duration.ofMillis(100)),
            A_WHILE,
            proxy::recover);

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  @Test
  void recoversFromConnectionsThatAreReset() throws Exception {
    // Given
    Trial trial = trial("network: every connection is reset (RST), old and new, for 3 s");

    // When
    Outcome outcome = trial.run(service, proxy::keepResetting, A_WHILE, proxy::recover);

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  @Test
  void recoversFromAnswersThatBreakOff() throws Exception {
    // Given
    Trial trial = trial("network: each answer breaks off after 20 bytes (RST), once");

    // When
    Outcome outcome =
        trial.run(service, () -> proxy.cutAnswersAfter(20), Duration.ofSeconds(1), proxy::recover);

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  @Test
  void recoversFromANetworkThatRefuses() throws Exception {
    // Given
    Trial trial = trial("network: connections are reset and new ones refused, for 3 s");

    // When
    Outcome outcome = trial.run(service, proxy::refuse, A_WHILE, proxy::recover);

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  @Test
  void waitsNoLongerThanItSaysInABlackHole() throws Exception {
    // Given
    Trial trial = trial("network: black hole, nothing arrives and nobody is told, for 18 s");

    // When
    Outcome outcome = trial.run(service, proxy::blackHole, Duration.ofSeconds(18), proxy::recover);

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  @Test
  void recoversFromConnectionsThatAreHalfOpen() throws Exception {
    // Given
    Trial trial = trial("network: open connections are half-open, their other end is gone");

    // When
    Outcome outcome = trial.run(service, proxy::halfOpen, A_WHILE, proxy::recover);

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  private Trial trial(String fault) {
    return new Trial(fault, CONNECTIONS, new Evidence(database));
  }

  private void report(Outcome outcome, String note) {
    ReliabilityReport.add(getClass(), outcome, note);
  }
}
