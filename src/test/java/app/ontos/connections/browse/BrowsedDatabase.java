package app.ontos.connections.browse;

import app.ontos.local.EmbeddedPostgres;
import app.ontos.local.EmbeddedPostgres.Options;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database for a test class, on one server for the whole package. Each test has it empty: what
 * {@link #run} does is in a transaction, which is rolled back.
 *
 * <p>{@code -Dbrowse.server=127.0.0.1:5414} takes a server of another version instead, which lets
 * {@code postgres} in without a password.
 */
final class BrowsedDatabase implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final String OTHER_SERVER = System.getProperty("browse.server", "");

  private final DatabaseCatalog catalog = new DatabaseCatalog();
  private String name = "";
  private @Nullable Connection connection;

  /** Started by the first test class that asks; stops with the process. */
  private static final class Server {
    static final EmbeddedPostgres EMBEDDED = EmbeddedPostgres.start(Options.temporary());
  }

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    name = context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
    try (Connection home = connect("postgres", "postgres");
        Statement statement = home.createStatement()) {
      statement.execute("drop database if exists %s with (force)".formatted(name));
      statement.execute("create database " + name);
    }
    Connection ours = connect();
    ours.setAutoCommit(false);
    connection = ours;
  }

  @Override
  public void afterEach(ExtensionContext context) throws SQLException {
    connection().rollback();
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    connection().close();
  }

  /** The superuser's connection, in the transaction of the test. */
  Connection connection() {
    return Objects.requireNonNull(connection);
  }

  /** A new connection as the superuser, outside of that transaction. */
  Connection connect() throws SQLException {
    return connect(name, "postgres");
  }

  /** A new connection as a role whose password is its name. */
  Connection connectAs(String role) throws SQLException {
    return connect(name, role);
  }

  /** Runs SQL in the transaction of the test. */
  void run(String sql) throws SQLException {
    run(connection(), sql);
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The relation of this name, which must be there. */
  Relation relation(String schema, String relation) throws SQLException {
    return catalog.relation(connection(), schema, relation).orElseThrow();
  }

  /** The column of this name, of the relation {@code s.t}. */
  Column column(String column) throws SQLException {
    return relation("s", "t").columns().stream()
        .filter(found -> found.name().equals(column))
        .findFirst()
        .orElseThrow();
  }

  /** The relation's entry in the list of its schema. */
  RelationSummary listed(String schema, String relation) throws SQLException {
    return catalog.relations(connection(), schema).orElseThrow().items().stream()
        .filter(found -> found.name().equals(relation))
        .findFirst()
        .orElseThrow();
  }

  /** Whether the server is at least of this major version. */
  boolean isAtLeast(int version) throws SQLException {
    return connection().getMetaData().getDatabaseMajorVersion() >= version;
  }

  private static Connection connect(String database, String role) throws SQLException {
    if (!OTHER_SERVER.isEmpty()) {
      String url = "jdbc:postgresql://%s/%s".formatted(OTHER_SERVER, database);
      return DriverManager.getConnection(url, role, role);
    }
    return role.equals("postgres")
        ? Server.EMBEDDED.connect(database)
        : DriverManager.getConnection(Server.EMBEDDED.jdbcUrl(database), role, role);
  }
}
