package app.ontos.lakebase;

import static app.ontos.lakebase.EmulatedService.DOMAINS;
import static app.ontos.lakebase.EmulatedService.SOON;
import static app.ontos.lakebase.EmulatedService.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.ApiGroup;
import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.testing.Load;
import app.ontos.testing.PackagedService;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service keeps its password fresh, and its callers never notice. */
class RotationIT {
  private static final String REFUSED = "ontos_database_logins_total{outcome=\"refused\"}";
  private static final String LET_IN = "ontos_database_logins_total{outcome=\"success\"}";

  /** Connections are recycled, so that there are logins all the time. */
  private static final Map<String, String> RECYCLING =
      Map.of("QUARKUS_DATASOURCE_JDBC_MAX_LIFETIME", "3S");

  private final LakebaseEmulator emulator =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING));

  @BeforeEach
  void theClocksAgree() {
    emulator.clockSkew(Duration.ZERO);
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void failsNoRequestWhileTokensOfTwentySecondsRotateUnderLoad() throws Exception {
    // Given
    emulator.tokenLifetime(Duration.ofSeconds(20));
    try (PackagedService service = EmulatedService.ready(emulator, RECYCLING);
        Load load = Load.start(service, 16)) {

      // When
      load.keepUp(Duration.ofSeconds(60));
      Load.Seen seen = load.stop();

      // Then
      assertThat(seen.failures()).as("%s", seen.statuses()).isZero();
      assertThat(seen.successes()).isGreaterThan(1000);
      assertThat(metric(service, LET_IN)).isGreaterThan(30);
      assertThat(emulator.mints()).isBetween(3L, 6L);
      assertThat(Files.readString(emulator.postgres().log())).doesNotContain("expired password");
    }
  }

  @Test
  void failsNoRequestWhileTheControlPlaneIsDownForLessThanTheTokensLife() throws Exception {
    // Given
    emulator.tokenLifetime(Duration.ofSeconds(40));
    Map<String, String> often =
        Map.of("ONTOS_ROTATION_INTERVAL", "PT5S", "QUARKUS_DATASOURCE_JDBC_MAX_LIFETIME", "3S");
    try (PackagedService service = EmulatedService.ready(emulator, often);
        Load load = Load.start(service, 4)) {

      // When
      emulator.unreachable();
      load.keepUp(Duration.ofSeconds(15));
      long mintsBefore = emulator.mints();
      emulator.reachable();
      await().atMost(SOON).until(() -> emulator.mints() > mintsBefore);
      Load.Seen seen = load.stop();

      // Then
      assertThat(seen.failures()).as("%s", seen.statuses()).isZero();
      assertThat(service.output()).contains("No new database credential");
    }
  }

  @Test
  void saysWhatIsWrongPastTheTokensEndAndRecoversWhenTheControlPlaneDoes() throws Exception {
    // Given
    emulator.tokenLifetime(Duration.ofSeconds(10));
    try (PackagedService service = EmulatedService.ready(emulator, RECYCLING)) {
      emulator.unreachable();
      await().atMost(SOON).until(() -> service.status(DOMAINS) == 503);
      String readiness = EmulatedService.diagnosed(service, "CONTROL_PLANE_UNREACHABLE");

      // When
      emulator.reachable();

      // Then
      await().atMost(Duration.ofSeconds(30)).until(() -> service.status(DOMAINS) == 200);
      assertThat(readiness).contains("remedy");
    }
  }

  @Test
  void hangsNowhereElseWhileTheControlPlaneHangs() throws Exception {
    // Given
    Map<String, String> often = Map.of("ONTOS_ROTATION_INTERVAL", "PT5S");
    try (PackagedService service = EmulatedService.ready(emulator, often);
        Load load = Load.start(service, 4)) {

      // When
      emulator.faults().hang(ApiGroup.EVERYTHING);
      await().atMost(SOON).until(() -> service.output().contains("No new database credential"));
      Load.Seen seen = load.stop();

      // Then
      assertThat(seen.failures()).as("%s", seen.statuses()).isZero();
      assertThat(service.status("/q/health/live")).isEqualTo(200);
    }
  }

  @Test
  void mintsOnceMoreWhenACredentialIsRefused() throws Exception {
    // Given
    try (PackagedService service = EmulatedService.ready(emulator, RECYCLING);
        Load load = Load.start(service, 8)) {

      // When
      emulator.revokeCredential();
      await().atMost(SOON).until(() -> emulator.mints() == 2);
      await().atMost(SOON).until(() -> service.status(DOMAINS) == 200);
      load.keepUp(Duration.ofSeconds(8));
      load.stop();

      // Then
      assertThat(emulator.mints()).isEqualTo(2);
      assertThat(metric(service, REFUSED)).isBetween(1.0, 8.0);
    }
  }

  @Test
  void worksWithAClockThatIsTwoHoursWrong() throws Exception {
    // Given
    emulator.clockSkew(Duration.ofHours(2));
    emulator.tokenLifetime(Duration.ofSeconds(20));

    // When
    try (PackagedService service = EmulatedService.ready(emulator, RECYCLING)) {

      // Then
      await().atMost(SOON).until(() -> emulator.mints() == 2);
      assertThat(service.status(DOMAINS)).isEqualTo(200);
      assertThat(metric(service, "ontos_database_token_expiry_seconds")).isBetween(0.0, 20.0);
    }
  }
}
