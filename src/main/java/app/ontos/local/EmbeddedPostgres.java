package app.ontos.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

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
  private static final String HOST = "127.0.0.1";

  private final ServerFolder folder;
  private final FolderLock lock;
  private final boolean keepData;
  private final PostgresProcess process;
  private final SuperuserSql sql;
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
    this.sql = new SuperuserSql(HOST, process.port(), folder.superuserPassword());
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
        if (!options.keepData()) {
          LocalFolders.delete(root);
        }
      }
    }
  }

  /** The address it listens on. */
  public String host() {
    return HOST;
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
    return sql.password();
  }

  /** The JDBC URL of one of its databases, without user and password. */
  public String jdbcUrl(String database) {
    return sql.jdbcUrl(database);
  }

  /** Where the server writes its log. */
  public Path log() {
    return folder.log();
  }

  /** A new connection as the superuser. */
  public Connection connect(String database) throws SQLException {
    return sql.connect(database);
  }

  /** Runs SQL as the superuser. */
  public void execute(String database, String statement) {
    sql.execute(database, statement);
  }

  /** Creates the database unless it is there. */
  public synchronized void createDatabase(String name) {
    sql.createDatabase(name);
  }

  /** Creates a role that can log in unless it is there; gives it the password in any case. */
  public synchronized void createRole(String name, String rolePassword) {
    sql.createRole(name, rolePassword);
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

  /** Runs a statement, of one line, as the superuser while the server is stopped. */
  synchronized void executeWhileStopped(String statement) {
    try {
      folder.runAlone(statement);
    } catch (IOException e) {
      throw new EmbeddedPostgresFailed("A statement was not run", e);
    }
  }

  /** Whether roles other than the superuser may log in; if not, they meet SQLSTATE 28000. */
  synchronized void admit(boolean others) {
    try {
      process.admit(others);
      sql.reloadSettings();
    } catch (IOException e) {
      throw new EmbeddedPostgresFailed("The access rules were not changed", e);
    }
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
}
