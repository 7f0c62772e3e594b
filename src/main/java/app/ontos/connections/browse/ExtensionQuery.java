package app.ontos.connections.browse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The extensions that are installed: a few dozen at most, since each has files on the server. */
final class ExtensionQuery {
  private static final String SQL =
      """
      select e.extname as name, e.extversion as version, n.nspname as schema
      from pg_catalog.pg_extension e
      join pg_catalog.pg_namespace n on n.oid = e.extnamespace
      order by e.extname
      """;

  private ExtensionQuery() {}

  static List<Extension> run(Connection connection) throws SQLException {
    return List.copyOf(
        CatalogRows.select(connection, SQL, statement -> {}, ExtensionQuery::extension));
  }

  private static Extension extension(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return new Extension(
        name, row.getString("version"), row.getString("schema"), ExtensionFeature.of(name));
  }
}
