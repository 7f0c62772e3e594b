package app.ontos.local;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL 18 in a folder, listening on 127.0.0.1 alone. Needs no installation, and works as
 * root.
 *
 * <p>It belongs to this process, which holds the folder's lock as long as it lives. {@link #close}
 * stops it. When the process is killed instead, the next start on the folder stops the server that
 * was left behind and begins anew; folders of temporary servers are tidied up by the next temporary
 * server. Safe for use by several threads.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  static final String SUPERUSER = "postgres";

  private final ServerFolder folder;
  private final FolderLock lock;
  private final boolean keepData;
  private final PostgresProcess process;
  private final String password;
  private final Thread atExit = new Thread(this::close, "stop-embedded-postgres");
  private boolean closed;

  /**
   * What to start.
   *
   * @param dataDirectory the server's own folder: its data, its log, its superuser's password
   * @param keepData whether the folder stays when the server is closed; if not, the server trades
   *     safety against a power cut for speed
   * @param port the port to listen on; a free one when empty
   * @param tls the certificate to show, see {@link ServerTls}
   * @param startupTimeout how long a start may take before it counts as failed
   */
  public record Options(
      Path dataDirectory,
      boolean keepData,
      OptionalInt port,
      Optional<ServerTls> tls,
      Duration startupTimeout) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A server whose data are gone when it is closed, in a folder of its own. */
    public static Options temporary() {
      Path folder = TemporaryServers.newFolder();
      return new Options(folder, false, OptionalInt.empty(), Optional.empty(), PATIENCE);
    }

    /** A server whose data stay in the folder. */
    public static Options keptIn(Path folder) {
      return new Options(folder, true, OptionalInt.empty(), Optional.empty(), PATIENCE);
    }

    /** The same on this port. */
    public Options withPort(int number) {
      return new Options(dataDirectory, keepData, OptionalInt.of(number), tls, startupTimeout);
    }

    /** The same with this certificate. */
    public Options withTls(ServerTls certificate) {
      return new Options(dataDirectory, keepData, port, Optional.of(certificate), startupTimeout);
    }
  }

  private EmbeddedPostgres(
      ServerFolder folder, FolderLock lock, boolean keepData, PostgresProcess process)
      throws IOException {
    this.folder = folder;
    this.lock = lock;
    this.keepData = keepData;
    this.process = process;
    this.password = folder.superuserPassword();
  }

  /**
   * Starts a server and returns when it accepts connections.
   *
   * @throws EmbeddedPostgresFailed with the end of the server's log if it does not start, or if
   *     another live process uses the folder
   */
  public static EmbeddedPostgres start(Options options) {
    Path root = options.dataDirectory().toAbsolutePath().normalize();
    try {
      if (!options.keepData()) {
        TemporaryServers.tidyUp();
      }
      FolderLock lock =
          FolderLock.tryAcquire(root)
              .orElseThrow(
                  () ->
                      new EmbeddedPostgresFailed(
                          "The folder %s is in use by a live service".formatted(root)));
      return startLocked(options, root.toRealPath(), lock);
    } catch (IOException e) {
      throw new EmbeddedPostgresFailed("No PostgreSQL was started in " + root, e);
    }
  }

  private static EmbeddedPostgres startLocked(Options options, Path root, FolderLock lock)
      throws IOException {
    boolean started = false;
    try {
      ServerFolder folder = new ServerFolder(root, PostgresPrograms.forThisMachine());
      folder.prepare(options.keepData());
      PostgresProcess process = PostgresProcess.start(folder, options);
      EmbeddedPostgres server = new EmbeddedPostgres(folder, lock, options.keepData(), process);
      if (!options.keepData()) {
        Runtime.getRuntime().addShutdownHook(server.atExit);
      }
      started = true;
      return server;
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }

  /** The address it listens on. */
  public String host() {
    return "127.0.0.1";
  }

  /** The port it listens on: the same after every restart. */
  public int port() {
    return process.port();
  }

  /** The role that owns everything. */
  public String superuser() {
    return SUPERUSER;
  }

  /** The superuser's password: random, and as old as the data. */
  public String superuserPassword() {
    return password;
  }

  /** The JDBC URL of one of its databases, without user and password. */
  public String jdbcUrl(String database) {
    String name = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), name);
  }

  /** Where the server writes its log. */
  public Path log() {
    return folder.log();
  }

  /** A new connection as the superuser. */
  public Connection connect(String database) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl(database));
    source.setUser(SUPERUSER);
    source.setPassword(password);
    source.setConnectTimeout(5);
    source.setSocketTimeout(60);
    return source.getConnection();
  }

  /** Runs SQL as the superuser. */
  public void execute(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new EmbeddedPostgresFailed("SQL failed in database " + database, e);
    }
  }

  /** Creates the database unless it is there. */
  public synchronized void createDatabase(String name) {
    if (!exists("SELECT FROM pg_database WHERE datname = " + literal(name))) {
      execute(SUPERUSER, "CREATE DATABASE " + identifier(name));
    }
  }

  /** Creates a role that can log in unless it is there; gives it the password in any case. */
  public synchronized void createRole(String name, String rolePassword) {
    String verb =
        exists("SELECT FROM pg_roles WHERE rolname = " + literal(name)) ? "ALTER" : "CREATE";
    execute(
        SUPERUSER,
        "%s ROLE %s LOGIN PASSWORD %s".formatted(verb, identifier(name), literal(rolePassword)));
  }

  /** Stops it as a crash would, and starts it again on the same port. */
  public synchronized void restart() {
    stopServer();
    startServer();
  }

  /** Stops it at once, as a crash would; connections are cut, committed data stay. */
  public synchronized void stopServer() {
    process.stop("immediate");
  }

  /** Starts it again on the same port; nothing happens when it runs. */
  public synchronized void startServer() {
    if (closed) {
      throw new IllegalStateException("the server is closed");
    }
    process.startAgain();
  }

  /** Stops the server, and removes its data unless they are kept. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      process.stop(keepData ? "fast" : "immediate");
      lock.close();
      if (!keepData) {
        LocalFolders.delete(folder.root());
        TemporaryServers.forget(atExit);
      }
    } catch (IOException e) {
      throw new EmbeddedPostgresFailed("The folder was not tidied up", e);
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

  private boolean exists(String query) {
    try (Connection connection = connect(SUPERUSER);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    } catch (SQLException e) {
      throw new EmbeddedPostgresFailed("The catalog can't be read", e);
    }
  }
}
