package app.ontos.testruns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.EmbeddedPostgres;
import app.ontos.testing.PackagedService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Test runs of the packaged service, while things around them break. */
@Timeout(240)
class ContractTestRunsIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String CONTRACTS = "/api/v1/data-contracts";
  private static final Set<String> OPEN = Set.of("queued", "running");

  /** Reading the view takes as many seconds as the table says. */
  private static final String SHOP =
      """
      create table pace (seconds int);
      insert into pace values (600);
      create view item as select i as id from generate_series(1, 10) i
        cross join lateral (select from pg_sleep((select seconds from pace)) limit 1) as slept""";

  private static final String FAST = "update pace set seconds = 0";

  @Test
  void marksARunThatTheServiceDidNotSurvive() throws Exception {
    try (EmbeddedPostgres own = server("app_ontos");
        EmbeddedPostgres shop = shop()) {
      String path;
      try (PackagedService service = ready(own)) {
        // Given
        path = running(service, shop);

        // When
        assertThat(service.process().destroyForcibly()).isTrue();
      }

      // Then
      try (PackagedService service = ready(own)) {
        JsonObject run = ended(service, path);
        assertThat(run.getString("state")).isEqualTo("interrupted");
        assertThat(run.getString("reason")).contains("no sign of life");
      }
    }
  }

  @Test
  void marksARunThatTheServiceHadToStopFor() throws Exception {
    try (EmbeddedPostgres own = server("app_ontos");
        EmbeddedPostgres shop = shop()) {
      String path;
      try (PackagedService service = ready(own)) {
        // Given
        path = running(service, shop);

        // When
        service.terminate();
        assertThat(service.awaitExit(Duration.ofSeconds(20))).isTrue();
      }

      // Then
      try (PackagedService service = ready(own)) {
        JsonObject run = ended(service, path);
        assertThat(run.getString("state")).isEqualTo("interrupted");
        assertThat(run.getString("reason")).isEqualTo("The service was told to stop");
      }
    }
  }

  @Test
  void goesOnAfterTheTestedDatabaseHasRestarted() throws Exception {
    try (EmbeddedPostgres own = server("app_ontos");
        EmbeddedPostgres shop = shop();
        PackagedService service = ready(own)) {
      // Given
      String path = running(service, shop);
      shop.execute("shop", FAST);

      // When
      shop.restart();

      // Then
      assertThat(ended(service, path).getString("verdict")).isEqualTo("passed");
    }
  }

  @Test
  void goesOnAfterItsBackendWasCancelled() throws Exception {
    try (EmbeddedPostgres own = server("app_ontos");
        EmbeddedPostgres shop = shop();
        PackagedService service = ready(own)) {
      // Given
      String path = running(service, shop);
      shop.execute("shop", FAST);

      // When
      shop.execute(
          "shop",
          "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");

      // Then
      assertThat(ended(service, path).getString("verdict")).isEqualTo("passed");
    }
  }

  @Test
  void losesNothingWhereTheServicesOwnDatabaseIsAway() throws Exception {
    try (EmbeddedPostgres own = server("app_ontos");
        EmbeddedPostgres shop = shop();
        PackagedService service = ready(own)) {
      // Given
      String path = running(service, shop);
      own.stopServer();
      shop.execute("shop", FAST);
      shop.execute(
          "shop",
          "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
      await().atMost(SOON).until(() -> service.status(CONTRACTS) == 503);

      // When
      own.startServer();

      // Then
      JsonObject run = ended(service, path);
      assertThat(run.getString("verdict")).isEqualTo("passed");
      JsonArray results =
          new JsonObject(service.get(path + "/results").body()).getJsonArray("items");
      assertThat(results.size()).isEqualTo(run.getJsonObject("checks").getInteger("total"));
    }
  }

  private static EmbeddedPostgres server(String database) {
    EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
    server.createDatabase(database);
    return server;
  }

  private static EmbeddedPostgres shop() {
    EmbeddedPostgres shop = server("shop");
    shop.execute("shop", SHOP);
    return shop;
  }

  private static PackagedService ready(EmbeddedPostgres own) throws Exception {
    Map<String, String> settings = new HashMap<>(PackagedService.settings(own));
    settings.put("ONTOS_ALLOW_LOOPBACK", "true");
    settings.put("ONTOS_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    settings.put("ONTOS_TEST_RUNS_LEASE", "PT3S");
    settings.put("ONTOS_TEST_RUNS_TICK", "1s");
    PackagedService service = PackagedService.start(settings);
    await().atMost(SOON).until(() -> service.status(CONTRACTS) == 200);
    return service;
  }

  /** The path of a run that waits for the view. */
  private static String running(PackagedService service, EmbeddedPostgres shop) throws Exception {
    String contract =
        created(
            service,
            CONTRACTS,
            """
            {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "items", "version": "1.0.0",
             "status": "active", "schema": [{"name": "item", "properties": [
               {"name": "id", "logicalType": "integer", "required": true}]}]}""");
    String connection =
        created(
            service,
            "/api/v1/connections",
            """
            {"name": "Shop", "environments": {"production": {
              "host": "localhost", "port": %d, "database": "shop", "username": "%s",
              "tls": {"mode": "off"},
              "authentication": {"method": "password", "password": "%s"}}}}"""
                .formatted(shop.port(), shop.superuser(), shop.superuserPassword()));
    String runs = CONTRACTS + "/" + contract + "/test-runs";
    String body = "{\"connection\": \"%s\", \"environment\": \"production\"}".formatted(connection);
    HttpResponse<String> started = service.post(runs, body);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    String path = runs + "/" + new JsonObject(started.body()).getString("id");
    await().atMost(SOON).until(() -> isAsleep(shop));
    return path;
  }

  private static boolean isAsleep(EmbeddedPostgres shop) throws Exception {
    try (var connection = shop.connect("shop");
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where wait_event = 'PgSleep'")) {
      row.next();
      return row.getInt(1) > 0;
    }
  }

  private static JsonObject ended(PackagedService service, String path) {
    await()
        .atMost(SOON.multipliedBy(2))
        .until(
            () ->
                service.status(path) == 200
                    && !OPEN.contains(new JsonObject(service.get(path).body()).getString("state")));
    try {
      return new JsonObject(service.get(path).body());
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String created(PackagedService service, String path, String body)
      throws Exception {
    HttpResponse<String> response = service.post(path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return new JsonObject(response.body()).getString("id");
  }
}
