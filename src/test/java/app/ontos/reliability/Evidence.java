package app.ontos.reliability;

import static org.awaitility.Awaitility.await;

import app.ontos.local.EmbeddedPostgres;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the service's database says, asked by its superuser and past every proxy. */
record Evidence(EmbeddedPostgres server) {
  private static final String DATABASE = "app_ontos";

  private static final String LOST =
      """
      select count(*) from unnest(cast(? as uuid[])) as acknowledged (id)
      where not exists (select from app_ontos.record_comment kept where kept.id = acknowledged.id)
      """;

  /** The text of a comment is the key that its request had. */
  private static final String DUPLICATES =
      """
      select count(*) from (
        select text from app_ontos.record_comment group by text having count(*) > 1) as twice
      """;

  /** Records and audit events that are without the other, results of keys without a record. */
  private static final String HALF_DONE =
      """
      select (select count(*) from app_ontos.record_comment c
          where (select count(*) from app_ontos.audit_event a
            where a.entity_id = c.id and a.entity_version = c.version) <> 1)
        + (select count(*) from app_ontos.audit_event a
          where a.entity_type = 'comment'
            and not exists (select from app_ontos.record_comment c where c.id = a.entity_id))
        + (select count(*) from app_ontos.idempotency_key k
          where k.route = '/api/v1/comments' and not exists (
            select from app_ontos.record_comment c where c.id = cast(k.image ->> 'id' as uuid)))
      """;

  /** What a session of the service leaves behind that nobody asks anything of. */
  private static final String LEFTOVERS =
      """
      select format('session %s is %s: %s', pid, state, query) from pg_stat_activity
      where application_name like 'ontos%' and state like 'idle in transaction%'
      union all
      select format('session %s holds %s', l.pid, l.locktype)
      from pg_locks l join pg_stat_activity s on s.pid = l.pid
      where s.application_name like 'ontos%' and s.state = 'idle' and l.granted
      union all
      select format('temporary table %s', relname) from pg_class where relpersistence = 't'
      union all
      select format('prepared transaction %s', gid) from pg_prepared_xacts
      """;

  private static final String WAITING =
      """
      select count(*) from pg_stat_activity
      where application_name = 'ontos' and wait_event_type = 'Lock'
      """;

  /** How many of these records are not there. */
  long lost(Collection<String> acknowledged) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(LOST)) {
      Array ids = connection.createArrayOf("text", acknowledged.toArray());
      statement.setArray(1, ids);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : Long.MAX_VALUE;
      }
    }
  }

  /** How many keys made more than one record. */
  long duplicates() throws SQLException {
    return number(DUPLICATES);
  }

  /** How many writes are there in part. */
  long halfDone() throws SQLException {
    return number(HALF_DONE);
  }

  /** What sessions have left behind, once the statements that were under way have ended. */
  List<String> leftovers() throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(LEFTOVERS)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /**
   * Returns when that many requests are inside the database at once, which they only can be where
   * the pool gives as many connections: while a table is locked, they pile up before it.
   */
  void awaitCapacity(int connections, Duration limit) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table app_ontos.record_comment in access exclusive mode");
      await().atMost(limit).until(() -> number(WAITING) >= connections);
      connection.rollback();
    }
  }

  private long number(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : Long.MAX_VALUE;
    }
  }

  private Connection connect() throws SQLException {
    return server.connect(DATABASE);
  }
}
