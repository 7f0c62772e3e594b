package app.ontos.lakebase;

import static app.ontos.lakebase.EmulatedService.DOMAINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.Catalog;
import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.testing.PackagedService;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever keeps the database away is named, with the words that mend it. */
class DiagnosisIT {
  /** For the tests that change settings alone. */
  private static final LakebaseEmulator HEALTHY = provisioned();

  private LakebaseEmulator emulator = HEALTHY;

  @AfterEach
  void close() {
    if (emulator != HEALTHY) {
      emulator.close();
    }
  }

  @AfterAll
  static void closeTheHealthyOne() {
    HEALTHY.close();
  }

  @Test
  void aMissingDatabase() throws Exception {
    diagnoses(
        Map.of("PGDATABASE", "not-there"), "DATABASE_MISSING", "CREATE DATABASE \\\"not-there\\\"");
  }

  @Test
  void noRightToCreateTheSchema() throws Exception {
    emulator = provisioned();
    emulator.runAsAdmin(
        "REVOKE CREATE ON DATABASE app_ontos FROM \"%s\"".formatted(servicePrincipal()));
    diagnoses(
        Map.of(),
        "NO_CREATE_ON_DATABASE",
        "GRANT CREATE ON DATABASE \\\"app_ontos\\\" TO \\\"%s\\\"".formatted(servicePrincipal()));
  }

  @Test
  void aMissingRole() throws Exception {
    emulator = provisioned();
    emulator.runAsAdmin("DROP OWNED BY \"%1$s\"; DROP ROLE \"%1$s\"".formatted(servicePrincipal()));
    diagnoses(
        Map.of(),
        "LOGIN_REFUSED",
        "databricks_create_role('%s', 'SERVICE_PRINCIPAL')".formatted(servicePrincipal()));
  }

  @Test
  void aSchemaOfSomebodyElse() throws Exception {
    emulator = provisioned();
    emulator.runAsAdmin("CREATE SCHEMA app_ontos");
    diagnoses(
        Map.of(),
        "SCHEMA_OWNED_BY_OTHER",
        "ALTER SCHEMA \\\"app_ontos\\\" OWNER TO \\\"%s\\\"".formatted(servicePrincipal()));
  }

  @Test
  void aNetworkThatLeadsNowhere() throws Exception {
    diagnoses(
        Map.of("PGPORT", Integer.toString(PackagedService.freePort())),
        "NETWORK_REFUSED",
        "IP access list");
  }

  @Test
  void aHostThatIsNotKnown() throws Exception {
    diagnoses(Map.of("PGHOST", "nowhere.invalid"), "HOST_UNKNOWN", "POSTGRES_HOST");
  }

  @Test
  void aCertificateThatNobodyVouchesFor() throws Exception {
    diagnoses(Map.of("PGSSLMODE", "verify-full"), "TLS_REFUSED", "POSTGRES_SSLROOTCERT");
  }

  @Test
  void aConnectionThatWouldNotBeEncrypted() throws Exception {
    diagnoses(Map.of("PGSSLMODE", "prefer"), "TLS_REQUIRED", "POSTGRES_SSLMODE");
  }

  @Test
  void anInstanceThatIsPaused() throws Exception {
    emulator = provisioned();
    emulator.pauseDatabase();
    diagnoses(Map.of(), "LOGIN_NOT_ADMITTED", "update-database-instance");
  }

  @Test
  void anInstanceThatIsStopped() throws Exception {
    emulator = provisioned();
    Catalog.Instance instance = emulator.catalog().instances().iterator().next();
    emulator
        .catalog()
        .put(
            new Catalog.Instance(
                instance.name(), instance.uid(), instance.host(), "STOPPED", true));
    diagnoses(Map.of(), "LAKEBASE_STOPPED", instance.name());
  }

  @Test
  void aControlPlaneThatIsAway() throws Exception {
    emulator = provisioned();
    emulator.unreachable();
    diagnoses(Map.of(), "CONTROL_PLANE_UNREACHABLE", "DATABRICKS_HOST");
  }

  @Test
  void aWrongClientSecret() throws Exception {
    diagnoses(
        Map.of("DATABRICKS_CLIENT_SECRET", "wrong"),
        "CLIENT_SECRET_REFUSED",
        "DATABRICKS_CLIENT_SECRET");
  }

  @Test
  void noWayToAuthenticate() throws Exception {
    diagnoses(
        Map.of("DATABRICKS_CLIENT_ID", "", "DATABRICKS_CLIENT_SECRET", ""),
        "WORKSPACE_NOT_CONFIGURED",
        "DATABRICKS_CLIENT_ID");
  }

  @Test
  void twoAnswersToWhichLakebase() throws Exception {
    diagnoses(
        Map.of("LAKEBASE_ENDPOINT", "projects/ontos/branches/production/endpoints/primary"),
        "LAKEBASE_AMBIGUOUS",
        "LAKEBASE_INSTANCE_NAME");
  }

  @Test
  void anInstanceThatDoesNotExist() throws Exception {
    diagnoses(
        Map.of("LAKEBASE_INSTANCE_NAME", "gone"), "LAKEBASE_NOT_FOUND", "LAKEBASE_INSTANCE_NAME");
  }

  @Test
  void aUserNameThatIsIgnored() throws Exception {
    // When
    try (PackagedService service =
        EmulatedService.ready(emulator, Map.of("POSTGRES_USER", "somebody"))) {

      // Then
      assertThat(service.get("/q/health/ready").body()).contains("POSTGRES_USER_IGNORED");
      assertThat(service.get("/api/v1/system/database").body())
          .contains("POSTGRES_USER_IGNORED", servicePrincipal(), "Remove POSTGRES_USER");
      assertThat(service.output()).containsOnlyOnce("POSTGRES_USER_IGNORED");
    }
  }

  @Test
  void localModeInsideAnAppIsRefusedAtTheStart() throws Exception {
    // When
    try (PackagedService service = EmulatedService.start(emulator, Map.of("ENV", "local"))) {

      // Then
      assertThat(service.awaitExit(Duration.ofSeconds(20))).isTrue();
      assertThat(service.output()).contains("LOCAL_IN_APP", "set it to PROD");
    }
  }

  private static LakebaseEmulator provisioned() {
    return LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.PROVISIONED));
  }

  private String servicePrincipal() {
    return emulator.identity().clientId();
  }

  /** The same words in the log, once; in readiness; and for callers. */
  private void diagnoses(Map<String, String> settings, String code, String remedy)
      throws IOException, InterruptedException {
    try (PackagedService service = EmulatedService.start(emulator, settings)) {
      String readiness = EmulatedService.diagnosed(service, code);

      assertThat(readiness).contains("\"reason\"", remedy);
      assertThat(service.status(DOMAINS)).isEqualTo(503);
      assertThat(service.get("/api/v1/system/database").body()).contains(code, remedy);
      // There have been several attempts by now.
      await().pollDelay(Duration.ofSeconds(1)).until(() -> service.status("/q/health/live") == 200);
      assertThat(service.output()).containsOnlyOnce(code + ": ");
    }
  }
}
