package app.ontos.lakebase;

import app.ontos.shared.db.Identifiers;
import app.ontos.shared.db.SqlState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/**
 * Brings the schema up to date with Liquibase, on the caller's connection, which must hold the
 * service's lock. All of it is one transaction: an instance that is killed in the middle leaves
 * nothing behind. What was applied last is noted as the schema's comment, so that a start with
 * nothing to do does not pay a second for Liquibase to find that out.
 *
 * @param schema the schema's name
 */
record Migrations(String schema) {
  private static final Logger LOG = Logger.getLogger(Migrations.class);
  private static final String FOLDER = "db/changelog/";
  private static final String INDEX = "changelog.yaml";
  private static final Pattern FILE = Pattern.compile("file: *([\\w.-]+)");

  /**
   * How a start found the schema.
   *
   * @param changelog a digest of the changelog that the schema carries
   * @param applied whether this start had to bring it up to date
   */
  public record Outcome(String changelog, boolean applied) {}

  /** Applies what is missing. */
  Outcome update(Connection connection, Optional<String> comment) throws SQLException {
    String digest = digest();
    String mark = "Governance records of Ontos, changelog " + digest;
    if (comment.filter(mark::equals).isPresent()) {
      LOG.debug("The schema carries the mark of this changelog");
      return new Outcome(digest, false);
    }
    runLiquibase(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "comment on schema %s is %s"
              .formatted(Identifiers.quote(schema), Identifiers.literal(mark)));
    }
    connection.commit();
    connection.setAutoCommit(true);
    return new Outcome(digest, true);
  }

  private void runLiquibase(Connection connection) throws SQLException {
    try {
      // Liquibase asks for tables that are not there yet; that must not end the transaction.
      connection.unwrap(PGConnection.class).setAutosave(AutoSave.ALWAYS);
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new OneTransaction(connection));
      database.setDefaultSchemaName(schema);
      database.setLiquibaseSchemaName(schema);
      // Not closed: that would close the connection, which is the caller's.
      Liquibase liquibase = new Liquibase(FOLDER + INDEX, resources(), database);
      // Its messages for a terminal would break up the JSON of the log.
      Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> update(liquibase));
    } catch (Exception e) { // Scope.child declares no less
      throw new SQLException("the schema can't be brought up to date", SqlState.of(e), e);
    }
  }

  private static void update(Liquibase liquibase) throws LiquibaseException {
    // Whoever holds the advisory lock is alone, so a lock row found here is a dead instance's.
    liquibase.forceReleaseLocks();
    liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
    liquibase.update(new Contexts());
  }

  private static ClassLoaderResourceAccessor resources() {
    return new ClassLoaderResourceAccessor(Thread.currentThread().getContextClassLoader());
  }

  /** A digest of every file of the changelog. */
  static String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files().forEach(file -> digest.update(read(file)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The changelog and the files that it includes. */
  static List<String> files() {
    String index = new String(read(INDEX), StandardCharsets.UTF_8);
    return Stream.concat(
            Stream.of(INDEX), FILE.matcher(index).results().map(result -> result.group(1)))
        .toList();
  }

  private static byte[] read(String file) {
    try (InputStream stream =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException("the package lacks " + FOLDER + file);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("unreadable: " + file, e);
    }
  }
}
