package app.ontos.connections.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what a database holds, on PostgreSQL 14 to 18, as far as the role of a connection sees it.
 * The role needs no special rights.
 *
 * <p>It tells of the schemas on which the role has USAGE, without the system's own: {@code pg_*}
 * and {@code information_schema}. In them it lists every relation, and says with {@code readable}
 * which of them the role may read: one that was left out would look as if it weren't there, and
 * PostgreSQL shows everybody the shape of every table anyway.
 *
 * <p>Each call takes a fixed number of statements, whatever the number of relations: one, and five
 * for a description. It uses the caller's connection as it finds it, in a transaction or not, and
 * changes nothing. Statements of one description see one state of the database only in a
 * transaction that is at least {@link Connection#TRANSACTION_REPEATABLE_READ}; otherwise a relation
 * that is dropped meanwhile may come without its columns.
 *
 * <p>Lists read catalog rows alone and never wait for a lock. A description also spells
 * expressions, for which PostgreSQL locks the table in ACCESS SHARE mode: it waits for whoever
 * alters the table, as long as the connection's {@code lock_timeout} and {@code statement_timeout}
 * allow, so set them.
 *
 * <p>Has no state; safe for use by several threads, on a connection each.
 */
@ApplicationScoped
public class DatabaseCatalog {
  /** The most schemas, and the most relations of a schema, that a list holds. */
  public static final int MAX_LISTED = 5_000;

  /** The most relations that can be described at once. */
  public static final int MAX_DESCRIBED = 1_000;

  private final int maxListed;

  public DatabaseCatalog() {
    this(MAX_LISTED);
  }

  DatabaseCatalog(int maxListed) {
    this.maxListed = maxListed;
  }

  /**
   * The schemas on which the role has USAGE, by name.
   *
   * @throws SQLException if the database doesn't answer
   */
  public Listing<SchemaSummary> schemas(Connection connection) throws SQLException {
    return Listing.upTo(maxListed, SchemaQuery.run(connection, maxListed + 1));
  }

  /**
   * The relations of a schema, by name; partitions come after everything else, so that they are the
   * first to be cut from a list that is too long.
   *
   * @return empty if there is no such schema, or none on which the role has USAGE
   * @throws SQLException if the database doesn't answer
   */
  public Optional<Listing<RelationSummary>> relations(Connection connection, String schema)
      throws SQLException {
    if (!isPossibleName(schema)) {
      return Optional.empty();
    }
    return RelationQuery.ofSchema(connection, schema, maxListed + 1)
        .map(relations -> Listing.upTo(maxListed, relations));
  }

  /**
   * One relation in full.
   *
   * @return empty if {@link #relations} would not have it
   * @throws SQLException if the database doesn't answer, or a lock was waited for in vain (55P03)
   */
  public Optional<Relation> relation(Connection connection, String schema, String name)
      throws SQLException {
    return describe(connection, schema, List.of(name)).stream().findFirst();
  }

  /**
   * Relations in full, in the order of {@link #relations}, without those that it would not have.
   *
   * @param names at most {@value #MAX_DESCRIBED} different ones
   * @throws IllegalArgumentException if there are more
   * @throws SQLException if the database doesn't answer, or a lock was waited for in vain (55P03)
   */
  public List<Relation> describe(Connection connection, String schema, Collection<String> names)
      throws SQLException {
    Set<String> wanted =
        names.stream()
            .filter(DatabaseCatalog::isPossibleName)
            .collect(Collectors.toUnmodifiableSet());
    if (wanted.size() > MAX_DESCRIBED) {
      throw new IllegalArgumentException(
          "%d relations are too many to describe at once; %d are the most"
              .formatted(wanted.size(), MAX_DESCRIBED));
    }
    if (wanted.isEmpty() || !isPossibleName(schema)) {
      return List.of();
    }
    return Descriptions.of(connection, RelationQuery.named(connection, schema, wanted));
  }

  /**
   * The extensions that are installed, by name.
   *
   * @throws SQLException if the database doesn't answer
   */
  public List<Extension> extensions(Connection connection) throws SQLException {
    return ExtensionQuery.run(connection);
  }

  /**
   * Whether the driver can send it: NUL it refuses, and half a surrogate pair it turns into a
   * question mark, which would find the wrong table.
   */
  private static boolean isPossibleName(String name) {
    return name.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }
}
