package app.ontos.lakebase;

import app.ontos.shared.db.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Sees to it that the schema is there and ours. It is looked for before it is created: {@code
 * CREATE SCHEMA IF NOT EXISTS} asks for CREATE on the database even where it has nothing to do, and
 * that right may be gone after the first start.
 *
 * @param database for the SQL that mends
 * @param schema the schema's name
 */
record SchemaOwnership(String database, String schema) {
  private static final String LOOK =
      """
      select current_user as me, n.oid is not null as present,
        coalesce(pg_has_role(n.nspowner, 'USAGE'), false) as ours,
        coalesce(pg_get_userbyid(n.nspowner)::text, '') as owner,
        has_database_privilege(current_database(), 'CREATE') as may_create,
        obj_description(n.oid, 'pg_namespace') as comment
      from (values (1)) as always left join pg_namespace n on n.nspname = ?
      """;

  /**
   * Creates the schema if it is missing.
   *
   * @return its comment, where it had one
   * @throws DatabaseUnavailable if it can't be created, or is somebody else's
   */
  Optional<String> ensure(Connection connection) throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(LOOK)) {
      look.setString(1, schema);
      try (ResultSet row = look.executeQuery()) {
        row.next();
        String me = row.getString("me");
        if (!row.getBoolean("present")) {
          create(connection, row.getBoolean("may_create"), me);
        } else if (!row.getBoolean("ours")) {
          throw ownedByOther(row.getString("owner"), me);
        }
        return Optional.ofNullable(row.getString("comment"));
      }
    }
  }

  private void create(Connection connection, boolean allowed, String me) throws SQLException {
    if (!allowed) {
      throw new DatabaseUnavailable(
          new Diagnosis(
              "NO_CREATE_ON_DATABASE",
              "%s may not create the schema %s".formatted(me, schema),
              "GRANT CREATE ON DATABASE %s TO %s;"
                  .formatted(Identifiers.quote(database), Identifiers.quote(me))));
    }
    try (Statement create = connection.createStatement()) {
      create.execute("create schema " + Identifiers.quote(schema));
    }
  }

  private DatabaseUnavailable ownedByOther(String owner, String me) {
    String heir = Identifiers.quote(me);
    return new DatabaseUnavailable(
        new Diagnosis(
            "SCHEMA_OWNED_BY_OTHER",
            "The schema %s belongs to %s, not to %s".formatted(schema, owner, me),
            "ALTER SCHEMA %s OWNER TO %s; and where it holds tables of that role: REASSIGN OWNED BY %s TO %s;"
                .formatted(Identifiers.quote(schema), heir, Identifiers.quote(owner), heir)));
  }
}
