package app.ontos.connections;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.connections.ConnectionBodies.connection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.connections.login.LakebaseConnections;
import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.Api;
import app.ontos.testing.PackagedService;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Looks for the secrets of connections in everything that a deployed service leaves behind. */
class ConnectionSecretsIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String ID = "\"id\":\"";

  private static final List<Map<String, ?>> WITH_CANARIES =
      List.of(
          Map.of("method", "password", "password", "canary-password"),
          Map.of("method", "personal-access-token", "accessToken", "dapi-canary-token"),
          Map.of("method", "oauth-m2m", "clientId", "5f2d", "clientSecret", "canary-client-secret"),
          Map.of(
              "method",
              "token-federation",
              "subjectTokenSource",
              "static",
              "subjectToken",
              "canary.subject.token",
              "tokenUrl",
              "https://dbc-1.cloud.databricks.com/oidc/v1/token"));

  @Test
  void logsInAsItselfAndLeavesNoSecretAnywhere() throws Exception {
    try (LakebaseEmulator emulator = LakebaseConnections.start();
        PackagedService service = PackagedService.start(settings(emulator))) {
      // Given
      await().atMost(SOON).until(() -> service.status(CONNECTIONS) == 200);
      LakebaseConnections lakebase = LakebaseConnections.to(emulator);
      StringBuilder said = new StringBuilder();

      // When
      for (Map<String, ?> authentication : WITH_CANARIES) {
        said.append(registerAndTry(service, withoutEndpoint(lakebase, authentication)));
      }
      String own = registerAndTry(service, lakebase.environment(Map.of("method", "app")));
      String machine = registerAndTry(service, lakebase.environment(lakebase.machineToMachine()));
      for (String path : List.of(CONNECTIONS, "/api/v1/audit-events", "/q/metrics", "/openapi")) {
        said.append(service.get(path).body());
      }

      // Then
      assertThat(own).contains("\"outcome\":\"connected\"", emulator.identity().clientId());
      assertThat(machine).contains("\"outcome\":\"connected\"");
      said.append(own).append(machine).append(service.output()).append(everyRow(emulator));
      assertThat(service.output()).contains("\"level\":\"TRACE\"");
      assertThat(said.toString())
          .doesNotContain("canary")
          .doesNotContain(emulator.identity().personalAccessToken());
      assertThat(emulator.issuedSecrets()).noneMatch(secret -> said.indexOf(secret) >= 0);
    }
  }

  private static Map<String, String> settings(LakebaseEmulator emulator) {
    Map<String, String> settings = new HashMap<>(emulator.environment());
    settings.put("ONTOS_ALLOW_LOOPBACK", "true");
    settings.put("ONTOS_ADMINS", PackagedService.CALLER);
    settings.put("ONTOS_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    settings.put("QUARKUS_LOG_LEVEL", "TRACE");
    return settings;
  }

  private static ObjectNode withoutEndpoint(
      LakebaseConnections lakebase, Map<String, ?> authentication) {
    ObjectNode environment = lakebase.environment(authentication).put("username", "somebody");
    environment.remove("endpoint");
    return environment;
  }

  private static String registerAndTry(PackagedService service, ObjectNode environment)
      throws Exception {
    String name = Api.unique("Canaries");
    HttpResponse<String> created =
        service.post(CONNECTIONS, connection(name, environment.toString()));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    int start = created.body().indexOf(ID) + ID.length();
    String id = created.body().substring(start, start + 36);
    String path = CONNECTIONS + "/" + id + "/environments/production";
    return created.body()
        + service.post(path + "/test", "").body()
        + service.get(path + "/schemas").body();
  }

  private static String everyRow(LakebaseEmulator emulator) throws Exception {
    StringBuilder rows = new StringBuilder();
    String database = String.valueOf(emulator.environment().get("PGDATABASE"));
    try (Connection connection = emulator.postgres().connect(database);
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("connection", "connection_secret", "audit_event", "idempotency_key")) {
        try (ResultSet row =
            statement.executeQuery("select cast(t as text) from app_ontos.%s t".formatted(table))) {
          while (row.next()) {
            rows.append(row.getString(1));
          }
        }
      }
    }
    return rows.toString();
  }
}
