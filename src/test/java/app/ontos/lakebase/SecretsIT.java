package app.ontos.lakebase;

import static app.ontos.lakebase.EmulatedService.DOMAINS;
import static app.ontos.lakebase.EmulatedService.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.ApiGroup;
import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.testing.PackagedService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks for every secret that there was in everything that the service says. */
class SecretsIT {
  private static final Map<String, String> TALKATIVE =
      Map.of(
          "QUARKUS_LOG_LEVEL", "TRACE",
          "ONTOS_ROTATION_INTERVAL", "PT5S",
          "QUARKUS_DATASOURCE_JDBC_MAX_LIFETIME", "2S");
  private static final List<String> PAGES =
      List.of(
          DOMAINS,
          DOMAINS + "/nonsense",
          "/api/v1/system/database",
          "/api/v1/me",
          "/q/metrics",
          "/q/health",
          "/openapi");

  @ParameterizedTest
  @EnumSource(LakebaseKind.class)
  void saysNoSecretInAnyLogLineAtTraceNorInAnyAnswerNorMetric(LakebaseKind kind) throws Exception {
    // Given
    try (LakebaseEmulator emulator = LakebaseEmulator.start(EmulatorOptions.of(kind));
        PackagedService service = EmulatedService.ready(emulator, TALKATIVE)) {

      // When
      StringBuilder said = new StringBuilder();
      askEverything(service, said);
      await().atMost(SOON).until(() -> dropsARevokedCredential(service, emulator));
      emulator.faults().failWith(ApiGroup.CREDENTIALS, 500);
      await().atMost(SOON).until(() -> service.output().contains("No new database credential"));
      askEverything(service, said);
      emulator.faults().recover();
      await().atMost(SOON).until(() -> service.status(DOMAINS) == 200);
      said.append(service.output());

      // Then
      assertThat(service.output()).contains("\"level\":\"TRACE\"");
      assertThat(emulator.issuedSecrets()).hasSizeGreaterThan(4);
      assertThat(emulator.issuedSecrets()).noneMatch(secret -> said.indexOf(secret) >= 0);
    }
  }

  @Test
  void saysNoSecretWhenTheWorkspaceRefusesIt() throws Exception {
    // Given
    String wrong = "a-wrong-client-secret";
    try (LakebaseEmulator emulator =
            LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING));
        PackagedService service =
            EmulatedService.start(
                emulator,
                Map.of("QUARKUS_LOG_LEVEL", "TRACE", "DATABRICKS_CLIENT_SECRET", wrong))) {

      // When
      EmulatedService.diagnosed(service, "CLIENT_SECRET_REFUSED");

      // Then
      await().pollDelay(Duration.ofSeconds(1)).until(() -> service.status("/q/health/live") == 200);
      assertThat(service.output()).doesNotContain(wrong);
      assertThat(service.get("/api/v1/system/database").body()).doesNotContain(wrong);
    }
  }

  /**
   * A login happens when somebody needs a connection; where a rotation comes in between, the
   * revoked credential is one that nobody would have used, and the next one has to go.
   */
  private static boolean dropsARevokedCredential(PackagedService service, LakebaseEmulator emulator)
      throws Exception {
    emulator.revokeCredential();
    service.get(DOMAINS);
    return service.output().contains("credential is dropped");
  }

  private static void askEverything(PackagedService service, StringBuilder said) throws Exception {
    for (String page : PAGES) {
      said.append(service.get(page).body());
    }
  }
}
