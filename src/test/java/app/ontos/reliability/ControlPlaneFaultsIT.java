package app.ontos.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.ApiGroup;
import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.testing.PackagedService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The workspace fails while credentials live for eight seconds and connections for two, so that
 * there are logins all the time and each fault outlasts the credential in hand.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ControlPlaneFaultsIT {
  private static final int CONNECTIONS = 8;
  private static final Duration LIFE = Duration.ofSeconds(8);
  private static final Duration PAST_ITS_END = Duration.ofSeconds(9);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** A wait after failures of up to 20 s, and a probe every 5 s. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final LakebaseEmulator emulator =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING).withTokenLifetime(LIFE));
  private PackagedService service;

  /** What the workspace does instead of minting. */
  enum Misbehaviour {
    ASKS_TO_BE_LEFT_ALONE("answers 429 with Retry-After: 2") {
      @Override
      void begin(LakebaseEmulator emulator) {
        emulator.faults().rateLimit(ApiGroup.EVERYTHING, Duration.ofSeconds(2));
      }
    },
    FAILS("answers 500") {
      @Override
      void begin(LakebaseEmulator emulator) {
        emulator.faults().failWith(ApiGroup.EVERYTHING, 500);
      }
    },
    HANGS("accepts calls and never answers") {
      @Override
      void begin(LakebaseEmulator emulator) {
        emulator.faults().hang(ApiGroup.EVERYTHING);
      }
    },
    TALKS_NONSENSE("answers a page of HTML") {
      @Override
      void begin(LakebaseEmulator emulator) {
        emulator.faults().garbage(ApiGroup.EVERYTHING);
      }
    };

    private final String words;

    Misbehaviour(String words) {
      this.words = words;
    }

    abstract void begin(LakebaseEmulator emulator);
  }

  @BeforeAll
  void start() throws IOException {
    Map<String, String> settings = new HashMap<>(emulator.environment());
    settings.put("ONTOS_POOL_SIZE", String.valueOf(CONNECTIONS));
    settings.put("QUARKUS_DATASOURCE_JDBC_MAX_LIFETIME", "2S");
    service = PackagedService.start(settings);
  }

  @AfterEach
  void mend() {
    emulator.faults().recover();
    emulator.refuseLogins(0);
    emulator.clockSkew(Duration.ZERO);
  }

  @AfterAll
  void stop() {
    service.close();
    emulator.close();
  }

  @ParameterizedTest
  @EnumSource
  void recoversWhenCredentialsHaveRunOutAndCanBeHadAgain(Misbehaviour misbehaviour)
      throws Exception {
    // Given
    awaitService();
    Trial trial =
        trial("workspace: %s for 9 s, the credential ends meanwhile".formatted(misbehaviour.words));

    // When
    Outcome outcome =
        trial.run(
            service,
            () -> misbehaviour.begin(emulator),
            PAST_ITS_END,
            () -> emulator.faults().recover());

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  @Test
  void startsHoweverLongTheWorkspaceMisbehaves() throws Exception {
    // Given
    List<Exchange> exchanges = new ArrayList<>();
    Misbehaviour.HANGS.begin(emulator);
    try (PackagedService starting = PackagedService.start(emulator.environment())) {
      await().atMost(SOON).until(() -> starting.status("/q/health/live") == 200);
      for (Misbehaviour misbehaviour : Misbehaviour.values()) {
        misbehaviour.begin(emulator);
        long asked = emulator.requests().values().stream().mapToLong(Long::longValue).sum();
        await()
            .atMost(SOON)
            .until(
                () -> {
                  exchanges.add(get(starting));
                  return emulator.requests().values().stream().mapToLong(Long::longValue).sum()
                      > asked;
                });
      }

      // When
      emulator.faults().recover();
      long end = System.nanoTime();

      // Then
      await()
          .atMost(SOON)
          .until(
              () -> {
                exchanges.add(get(starting));
                return Recovery.after(end, exchanges).isPresent();
              });
      Outcome outcome =
          Outcome.ofReads(
              "workspace: misbehaves in these four ways from the service's start on",
              exchanges,
              end);
      report(outcome, "One client asks for a page");
      Trial.assertKeepsPromises(outcome, LONGEST, SOON);
    }
  }

  @Test
  void recoversWhenTheDatabaseRefusesWhatTheWorkspaceMints() throws Exception {
    // Given
    awaitService();
    Trial trial = trial("workspace: the database refuses its credentials (28P01), for 4 s");

    // When
    Outcome outcome =
        trial.run(
            service,
            () -> {
              emulator.refuseLogins(Integer.MAX_VALUE);
              emulator.revokeCredential();
            },
            Duration.ofSeconds(4),
            () -> emulator.refuseLogins(0));

    // Then
    report(outcome, "");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
  }

  @Test
  void doesNotCareWhatTheWorkspacesClockSays() throws Exception {
    // Given
    awaitService();
    Trial trial = trial("workspace: its clock jumps two hours ahead, and after 8 s two behind");

    // When
    Outcome outcome =
        trial.run(
            service,
            () -> emulator.clockSkew(Duration.ofHours(2)),
            Duration.ofSeconds(8),
            () -> emulator.clockSkew(Duration.ofHours(-2)));

    // Then
    report(
        outcome,
        "The service's own clock can't be moved without moving the machine's; it counts ages by a"
            + " clock that only runs forward");
    Trial.assertKeepsPromises(outcome, LONGEST, SOON);
    assertThat(outcome.failed()).isZero();
  }

  private static Exchange get(PackagedService service) throws Exception {
    long start = System.nanoTime();
    return Exchange.of("GET", start, service.get(Traffic.COMMENTS));
  }

  private void awaitService() {
    emulator.faults().recover();
    await().atMost(Duration.ofSeconds(60)).until(() -> service.status(Traffic.COMMENTS) == 200);
  }

  private Trial trial(String fault) {
    return new Trial(fault, CONNECTIONS, new Evidence(emulator.postgres()));
  }

  private void report(Outcome outcome, String note) {
    ReliabilityReport.add(getClass(), outcome, note);
  }
}
