package app.ontos.local;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** What an embedded server's superuser does in SQL, each on a connection of its own. */
record SuperuserSql(String host, int port, String password) {
  private static final String HOME = EmbeddedPostgres.SUPERUSER;

  String jdbcUrl(String database) {
    String name = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
  }

  Connection connect(String database) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl(database));
    source.setUser(EmbeddedPostgres.SUPERUSER);
    source.setPassword(password);
    source.setConnectTimeout(5);
    source.setSocketTimeout(60);
    return source.getConnection();
  }

  void execute(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new EmbeddedPostgresFailed("SQL failed in database " + database, e);
    }
  }

  void createDatabase(String name) {
    if (first("SELECT 1 FROM pg_database WHERE datname = " + literal(name)).isEmpty()) {
      execute(HOME, "CREATE DATABASE " + identifier(name));
    }
  }

  void createRole(String name, String rolePassword) {
    boolean isThere = first("SELECT 1 FROM pg_roles WHERE rolname = " + literal(name)).isPresent();
    execute(
        HOME,
        "%s ROLE %s LOGIN PASSWORD %s"
            .formatted(isThere ? "ALTER" : "CREATE", identifier(name), literal(rolePassword)));
  }

  /** Makes the server read its settings again, and waits until it has. */
  void reloadSettings() {
    String before = literal(first("SELECT pg_conf_load_time()").orElseThrow());
    execute(HOME, "SELECT pg_reload_conf()");
    // A new session inherits what the server has loaded; the reload itself returns at once.
    while (first("SELECT 1 WHERE pg_conf_load_time() > " + before).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  /** The name as an SQL identifier. */
  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The text as an SQL literal. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private Optional<String> first(String query) {
    try (Connection connection = connect(HOME);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      throw new EmbeddedPostgresFailed("The catalog can't be read", e);
    }
  }

  @Override
  public String toString() {
    return "SuperuserSql[%s:%d, password=***]".formatted(host, port);
  }
}
