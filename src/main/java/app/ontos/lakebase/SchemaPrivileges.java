package app.ontos.lakebase;

import app.ontos.shared.db.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who else may use the schema: on the tables and sequences that are there and, by default
 * privileges, on those to come. Granted again at every start, which changes nothing where it holds;
 * nothing is ever revoked, since an operator may have granted more by hand.
 *
 * @param schema the schema's name
 * @param readers roles that may read
 * @param writers roles that may read and write
 */
record SchemaPrivileges(String schema, Set<String> readers, Set<String> writers) {

  SchemaPrivileges {
    readers = Set.copyOf(readers);
    writers = Set.copyOf(writers);
  }

  /**
   * Grants.
   *
   * @return a notice for each configured role that does not exist
   */
  List<Diagnosis> grant(Connection connection) throws SQLException {
    Set<String> wanted = new TreeSet<>(readers);
    wanted.addAll(writers);
    Set<String> existing = existing(connection, wanted);
    List<String> statements = new ArrayList<>(defaults("all", "all", "current_user"));
    for (String role : wanted) {
      if (existing.contains(role)) {
        statements.addAll(grants(role, writers.contains(role)));
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(String.join("; ", statements));
    }
    wanted.removeAll(existing);
    return wanted.stream().map(SchemaPrivileges::missing).toList();
  }

  private List<String> grants(String name, boolean writes) {
    String role = Identifiers.quote(name);
    String tables = writes ? "select, insert, update, delete" : "select";
    String sequences = writes ? "select, usage, update" : "select";
    String within = Identifiers.quote(schema);
    List<String> statements = new ArrayList<>(defaults(tables, sequences, role));
    statements.add("grant usage on schema %s to %s".formatted(within, role));
    statements.add("grant %s on all tables in schema %s to %s".formatted(tables, within, role));
    statements.add(
        "grant %s on all sequences in schema %s to %s".formatted(sequences, within, role));
    return statements;
  }

  private List<String> defaults(String tables, String sequences, String role) {
    String grant =
        "alter default privileges in schema %s grant ".formatted(Identifiers.quote(schema));
    return List.of(
        grant + "%s on tables to %s".formatted(tables, role),
        grant + "%s on sequences to %s".formatted(sequences, role));
  }

  private static Set<String> existing(Connection connection, Set<String> names)
      throws SQLException {
    Set<String> existing = new HashSet<>();
    if (names.isEmpty()) {
      return existing;
    }
    try (PreparedStatement statement =
        connection.prepareStatement("select rolname from pg_roles where rolname = any(?)")) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          existing.add(rows.getString("rolname"));
        }
      }
    }
    return existing;
  }

  private static Diagnosis missing(String role) {
    return new Diagnosis(
        "ROLE_MISSING",
        "The role %s, which is to read or write, does not exist".formatted(role),
        "SELECT databricks_create_role(%s, '%s'); then start the service again"
            .formatted(Identifiers.literal(role), role.contains("@") ? "USER" : "GROUP"));
  }
}
