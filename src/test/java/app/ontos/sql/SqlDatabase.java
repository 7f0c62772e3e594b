package app.ontos.sql;

import app.ontos.local.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A database of its own on one PostgreSQL 18 that all tests of SQL share; it ends with the JVM. */
public final class SqlDatabase {
  private final String name = "sql_" + UUID.randomUUID().toString().replace("-", "");

  private SqlDatabase() {}

  /** Starts when it is first asked for. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING =
        EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
  }

  /** A new database in which these statements have run. */
  public static SqlDatabase with(String... statements) {
    SqlDatabase database = new SqlDatabase();
    Server.RUNNING.createDatabase(database.name);
    for (String statement : statements) {
      Server.RUNNING.execute(database.name, statement);
    }
    return database;
  }

  /** A new connection as the superuser. */
  public Connection connect() throws SQLException {
    return Server.RUNNING.connect(name);
  }

  /** Runs statements as the superuser. */
  public void execute(String statements) {
    Server.RUNNING.execute(name, statements);
  }

  /** The rows of a query, each as text. */
  public List<String> rows(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(String.valueOf(rows.getString(1)));
      }
      return texts;
    }
  }
}
