package app.ontos.testruns;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;

import app.ontos.connections.ConnectionBodies;
import app.ontos.connections.login.LakebaseConnections;
import app.ontos.local.LakebaseEmulator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Contracts on tables of an emulated Lakebase, and their tests, through the API. */
public final class TestedItems {
  public static final String CONTRACTS = "/api/v1/data-contracts";
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Set<String> OPEN = Set.of("queued", "running");

  private final LakebaseEmulator emulator = LakebaseConnections.start();

  /** A database with a table of items, and a view that takes for ever. */
  public TestedItems() {
    emulator.runAsAdmin(
        """
        create table item (id bigint primary key, name text);
        insert into item select i, 'item ' || i from generate_series(1, 100) i;
        create view slow_item as select i as id from item join lateral (
          select id as i from pg_sleep(1000)) as slept on true;
        grant select on item, slow_item to public""");
  }

  /** Runs statements as the superuser. */
  public void run(String sql) {
    emulator.runAsAdmin(sql);
  }

  /** Throws if somebody reads the view that takes for ever. */
  public void failIfAsleep() {
    emulator.runAsAdmin(
        """
        select 1 / (case count(*) when 0 then 1 else 0 end) from pg_stat_activity
        where wait_event = 'PgSleep'""");
  }

  /** A new connection's id; its environment is production. */
  public String connection() {
    return created(CONNECTIONS, connectionBody(environment().toString()));
  }

  /** Where that leads, and how it logs in. */
  public ObjectNode environment() {
    LakebaseConnections lakebase = LakebaseConnections.to(emulator);
    return lakebase.environment(lakebase.machineToMachine());
  }

  /** What nobody may ever be told. */
  public String clientSecret() {
    return emulator.identity().clientSecret();
  }

  /** A new connection's id, to which every caller logs in as themselves. */
  public String callersConnection() {
    LakebaseConnections lakebase = LakebaseConnections.to(emulator);
    return created(
        CONNECTIONS, connectionBody(lakebase.environment(lakebase.callersFederation()).toString()));
  }

  /** A new connection's id, whose password is wrong. */
  public String refusedConnection() {
    ObjectNode environment =
        LakebaseConnections.to(emulator)
            .environment(Map.of("method", "password", "password", "wrong"))
            .put("username", "nobody");
    environment.remove("endpoint");
    return created(CONNECTIONS, connectionBody(environment.toString()));
  }

  private static String connectionBody(String environment) {
    return ConnectionBodies.connection(unique("Items"), environment);
  }

  /** A new contract's id: on this table, with an id and these further properties. */
  public static String contract(String table, String... properties) {
    String document =
        """
        {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "c-%s", "version": "1.0.0",
         "name": "Items <&>", "status": "active",
         "schema": [{"name": "%s", "properties": [
           {"name": "id", "logicalType": "integer", "required": true}%s]}]}
        """
            .formatted(
                UUID.randomUUID(),
                table,
                properties.length == 0 ? "" : ", " + String.join(", ", properties));
    return created(CONTRACTS, document);
  }

  /** A property that must not be null. */
  public static String required(String name) {
    return "{\"name\": \"%s\", \"logicalType\": \"string\", \"required\": true}".formatted(name);
  }

  public static String runs(String contract) {
    return CONTRACTS + "/" + contract + "/test-runs";
  }

  public static String place(String connection) {
    return "{\"connection\": \"%s\", \"environment\": \"production\"}".formatted(connection);
  }

  /** A new run's id. */
  public static String started(String contract, String connection) {
    Response response = json(place(connection)).post(runs(contract));
    response.then().statusCode(202);
    return response.path("id");
  }

  /** A run that has ended. */
  public static Response ended(String contract, String run) {
    String path = runs(contract) + "/" + run;
    await().atMost(SOON).until(() -> !OPEN.contains(get(path).<String>path("state")));
    return get(path);
  }

  /** A contract tested, and the run that has ended. */
  public static Response tested(String contract, String connection) {
    return ended(contract, started(contract, connection));
  }

  public void close() {
    emulator.close();
  }
}
