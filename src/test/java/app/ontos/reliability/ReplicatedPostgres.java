package app.ontos.reliability;

import static org.awaitility.Awaitility.await;

import app.ontos.local.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL and a standby that streams from it. A commit is acknowledged once both have it, as
 * in services that replace a failed server by another one without a loss.
 */
final class ReplicatedPostgres implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final EmbeddedPostgres primary;
  private final EmbeddedPostgres standby;

  private ReplicatedPostgres(EmbeddedPostgres primary, EmbeddedPostgres standby) {
    this.primary = primary;
    this.standby = standby;
  }

  /** Starts both, with a database of that name. */
  static ReplicatedPostgres start(Path folder, String database) throws IOException {
    Path first = folder.resolve("first");
    try (EmbeddedPostgres made = EmbeddedPostgres.start(EmbeddedPostgres.Options.keptIn(first))) {
      made.createDatabase(database);
    }
    Path second = folder.resolve("second");
    copy(first, second);
    EmbeddedPostgres primary = EmbeddedPostgres.start(EmbeddedPostgres.Options.keptIn(first));
    Files.writeString(
        first.resolve("data/pg_hba.conf"),
        "host replication %s 127.0.0.1/32 scram-sha-256%n".formatted(primary.superuser()),
        StandardOpenOption.APPEND);
    Files.createFile(second.resolve("data/standby.signal"));
    Files.writeString(
        second.resolve("data/postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'%n"
            .formatted(primary.port(), primary.superuser(), primary.superuserPassword()));
    set(primary, "synchronous_standby_names", "*");
    EmbeddedPostgres standby = EmbeddedPostgres.start(EmbeddedPostgres.Options.keptIn(second));
    ReplicatedPostgres both = new ReplicatedPostgres(primary, standby);
    await().atMost(LIMIT).until(both::isSynchronous);
    return both;
  }

  EmbeddedPostgres primary() {
    return primary;
  }

  EmbeddedPostgres standby() {
    return standby;
  }

  /** The primary stays up and takes no more writes; the standby is the primary from now on. */
  void failOver() throws SQLException {
    set(primary, "default_transaction_read_only", "on");
    await()
        .atMost(LIMIT)
        .until(() -> is(primary, "current_setting('transaction_read_only') = 'on'"));
    String written = text(primary, "select pg_current_wal_flush_lsn()");
    await()
        .atMost(LIMIT)
        .until(() -> is(standby, "pg_last_wal_replay_lsn() >= '%s'".formatted(written)));
    standby.execute("postgres", "select pg_promote()");
  }

  @Override
  public void close() {
    standby.close();
    primary.close();
  }

  private boolean isSynchronous() throws SQLException {
    return is(primary, "exists (select from pg_stat_replication where sync_state = 'sync')");
  }

  private static void set(EmbeddedPostgres server, String setting, String value) {
    server.execute("postgres", "alter system set %s = '%s'".formatted(setting, value));
    server.execute("postgres", "select pg_reload_conf()");
  }

  private static boolean is(EmbeddedPostgres server, String condition) throws SQLException {
    return text(server, "select " + condition).equals("t");
  }

  private static String text(EmbeddedPostgres server, String query) throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    CopyOption[] exactly = {StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS};
    List<Path> all;
    try (Stream<Path> found = Files.walk(from)) {
      all = found.toList();
    }
    for (Path path : all) {
      Files.copy(path, to.resolve(from.relativize(path).toString()), exactly);
    }
  }
}
