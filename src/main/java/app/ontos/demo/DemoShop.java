package app.ontos.demo;

import app.ontos.audit.Author;
import app.ontos.connections.ImportConnection;
import app.ontos.identity.Caller;
import app.ontos.lakebase.DatabaseLogin;
import app.ontos.lakebase.LoginSource;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.problem.ProblemException;
import app.ontos.sql.ImportQuery;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Connects the shop's tables, which lie in the service's own database, as one would any other. */
@ApplicationScoped
class DemoShop {
  private final LoginSource logins;
  private final ImportConnection connections;
  private final ImportQuery queries;
  private final ObjectMapper json;

  DemoShop(
      LoginSource logins, ImportConnection connections, ImportQuery queries, ObjectMapper json) {
    this.logins = logins;
    this.connections = connections;
    this.queries = queries;
    this.json = json;
  }

  /**
   * Registers the connection and publishes a query on it.
   *
   * @return why that was not done, where it could not be: this service may have no key to seal the
   *     password, or not be allowed to connect to where its own database is
   */
  List<String> connect(Caller caller, Author author) {
    DatabaseLogin login =
        logins.lastUsed().orElseThrow(() -> new IllegalStateException("nobody has logged in yet"));
    UUID connection;
    try {
      connection = connections.create(new JsonBody(connection(login)), caller, author);
    } catch (ProblemException e) {
      return List.of("The demo shop's database is not connected: " + e.problem().detail());
    }
    queries.publish(new JsonBody(query(connection)), author);
    return List.of();
  }

  private ObjectNode connection(DatabaseLogin login) {
    ObjectNode body = json.createObjectNode();
    body.put("name", "Demo shop");
    body.put("description", "The shop of the demo data. Nothing may be written through it.");
    ObjectNode environment = body.putObject("environments").putObject("local");
    environment.put("host", login.host());
    environment.put("port", login.port());
    environment.put("database", login.database());
    environment.put("defaultSchema", DemoStore.SHOP);
    environment.put("username", login.user());
    environment.put("readOnly", true);
    environment.putObject("tls").put("mode", tls(login.sslmode()));
    environment
        .putObject("authentication")
        .put("method", "password")
        .put("password", login.password());
    return body;
  }

  /** What libpq tries without insisting is not offered to connections. */
  private static String tls(String sslmode) {
    return switch (sslmode) {
      case "require", "verify-ca", "verify-full" -> sslmode;
      default -> "off";
    };
  }

  private ObjectNode query(UUID connection) {
    ObjectNode body = json.createObjectNode();
    body.put("name", "Revenue by country");
    body.put("slug", "demo-revenue");
    body.put("description", "What was sold to each country since a day, returns left out.");
    body.put("connectionId", connection.toString());
    ObjectNode definition = body.putObject("definition");
    definition.put("sql", DemoData.text("revenue.sql"));
    definition.put("mode", "read");
    definition
        .putObject("parameters")
        .putObject("since")
        .put("type", "date")
        .put("default", "2025-01-01")
        .put("description", "The first day");
    definition.putArray("environments").add("local");
    return body;
  }
}
