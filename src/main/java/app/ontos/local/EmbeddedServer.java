package app.ontos.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL 18 in a folder, listening on 127.0.0.1 on a port of its own. Needs no installation
 * and works as root. It belongs to this process: {@link #close} stops it, and the next start stops
 * one that a killed process has left behind.
 */
public final class EmbeddedServer implements AutoCloseable {
  /** The role that owns everything; the server listens on loopback and trusts it. */
  public static final String USER = "postgres";

  private static final Duration START = Duration.ofSeconds(60);
  private static final long STOP_SECONDS = 20;

  private final EmbeddedPostgres server;
  private final @Nullable FileChannel lock;

  private EmbeddedServer(EmbeddedPostgres server, @Nullable FileChannel lock) {
    this.server = server;
    this.lock = lock;
  }

  /** A server whose data are gone when it is closed. */
  public static EmbeddedServer temporary() {
    return new EmbeddedServer(start(EmbeddedPostgres.builder()), null);
  }

  /** As {@link #temporary}, on a certain port. */
  public static EmbeddedServer temporaryAt(int port) {
    return new EmbeddedServer(start(EmbeddedPostgres.builder().setPort(port)), null);
  }

  /**
   * A server whose data stay in the folder, on a free port.
   *
   * @throws IllegalStateException if another live process uses the folder
   */
  public static EmbeddedServer keptIn(Path folder) {
    return keptIn(folder, 0);
  }

  /** As {@link #keptIn(Path)}, on a certain port; 0 for a free one. */
  public static EmbeddedServer keptIn(Path folder, int port) {
    FileChannel lock = lock(folder);
    Path data = folder.resolve("data");
    stopLeftover(data);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            // The library turns these off for speed; records that are kept must survive a crash.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on");
    if (port != 0) {
      builder.setPort(port);
    }
    return new EmbeddedServer(start(builder), lock);
  }

  /** Where it listens. */
  public int port() {
    return server.getPort();
  }

  /** Creates the database unless it is there. */
  public void createDatabase(String name) {
    String literal = "'" + name.replace("'", "''") + "'";
    String identifier = '"' + name.replace("\"", "\"\"") + '"';
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      String exists = "select 1 from pg_database where datname = " + literal;
      if (!statement.executeQuery(exists).next()) {
        statement.execute("create database " + identifier);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database %s can't be created".formatted(name), e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** Stops it; there is nothing to stop a second time. */
  public void stop() {
    try {
      server.close();
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
    }
  }

  private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
    try {
      return builder
          .setPGStartupWait(START)
          .setServerConfig("max_connections", "200")
          .setServerConfig("shared_preload_libraries", "pg_stat_statements")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
    }
  }

  /** Held as long as this process lives; the operating system lets go of it even after a kill. */
  private static FileChannel lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw inUse(folder);
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      throw inUse(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder %s can't be used".formatted(folder), e);
    }
  }

  private static IllegalStateException inUse(Path folder) {
    return new IllegalStateException(
        "the data in %s are in use by another running service".formatted(folder));
  }

  /** We hold the lock, so a server that still runs on these data has lost its service. */
  private static void stopLeftover(Path data) {
    leftover(data.resolve("postmaster.pid"))
        .ifPresent(
            process -> {
              process.destroy();
              try {
                process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
              } catch (TimeoutException | ExecutionException e) {
                process.destroyForcibly();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static Optional<ProcessHandle> leftover(Path pidFile) {
    try {
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(pidFile);
      // The process id may have been given to another program since.
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
          .filter(process -> process.info().command().orElse("").contains("postgres"));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new IllegalStateException("%s can't be read".formatted(pidFile), e);
    }
  }
}
