package app.ontos.sql;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.connections.ConnectionBodies.connection;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.unique;

import app.ontos.connections.login.LakebaseConnections;
import app.ontos.local.LakebaseEmulator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** Queries on an emulated Lakebase, through the API, and a look at what they did there. */
final class SavedQueries {
  static final String QUERIES = "/api/v1/queries";
  static final String RUN = "/api/v1/run/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LakebaseEmulator emulator;
  private final String database;

  SavedQueries(LakebaseEmulator emulator) {
    this.emulator = emulator;
    this.database = String.valueOf(emulator.environment().get("PGDATABASE"));
  }

  /** The definition of a parameter. */
  static Map<String, String> type(String name) {
    return Map.of("type", name);
  }

  /** The path of a new connection, with a pool of at most so many sessions for each identity. */
  String registered(int sessions) {
    LakebaseConnections lakebase = LakebaseConnections.to(emulator);
    ObjectNode environment = lakebase.environment(lakebase.machineToMachine());
    environment.putObject("pool").put("maxSize", sessions);
    return created(CONNECTIONS, connection(unique("Items"), environment.toString()));
  }

  /** The id of a new query in a connection. */
  String saved(String connection, String slug, String sql, Map<String, ?> more) {
    return created(QUERIES, body(connection, slug, sql, more));
  }

  /** The id of a new query in a connection of its own. */
  String saved(String sql, Map<String, ?> more) {
    return saved(registered(8), "q-" + UUID.randomUUID(), sql, more);
  }

  /** The slug of a new query that is published. */
  String published(String sql, Map<String, ?> more) {
    String slug = "q-" + UUID.randomUUID();
    String id = saved(registered(8), slug, sql, more);
    json("{\"version\": 1}").post(QUERIES + "/" + id + "/publication").then().statusCode(200);
    return slug;
  }

  static String body(String connection, String slug, String sql, Map<String, ?> more) {
    ObjectNode definition = JSON.valueToTree(more);
    definition.put("sql", sql);
    ObjectNode body = JSON.createObjectNode();
    body.put("name", unique("Query")).put("slug", slug).put("connectionId", connection);
    body.set("definition", definition);
    return body.toString();
  }

  static Response run(String query, String body) {
    return json(body).post(QUERIES + "/" + query + "/runs");
  }

  /** One number, read as the superuser. */
  int number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  Connection connect() throws SQLException {
    return emulator.postgres().connect(database);
  }
}
