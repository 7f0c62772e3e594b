package app.ontos.sql.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.TimeZone;

/**
 * The limits that a run has on the server, and the name under which the server shows it. They are
 * set by a statement that can be sent together with the one that is to run, and end with the
 * transaction.
 */
final class SessionSettings {
  static final String SQL =
      """
      select pg_catalog.set_config('statement_timeout', ?, true), \
      pg_catalog.set_config('lock_timeout', ?, true), \
      pg_catalog.set_config('idle_in_transaction_session_timeout', ?, true), \
      pg_catalog.set_config('application_name', ?, true)"""
          + (TimeZone.getDefault().hasSameRules(TimeZone.getTimeZone("UTC"))
              ? "" // the driver has set it at the login
              : ", pg_catalog.set_config('TimeZone', 'UTC', true)");

  /** Placeholders in {@link #SQL}. */
  static final int PLACEHOLDERS = 4;

  private static final String LOCK_TIMEOUT = "5s";
  private static final String IDLE_TIMEOUT = "60s";

  /** The server cuts longer names, and warns of it. */
  private static final int LONGEST_NAME = 63;

  private SessionSettings() {}

  /**
   * Binds them.
   *
   * @param longest after which the server stops a statement
   */
  static void bind(PreparedStatement statement, Run run, Duration longest) throws SQLException {
    String name = "ontos " + run.label();
    statement.setString(1, longest.toMillis() + "ms");
    statement.setString(2, LOCK_TIMEOUT);
    statement.setString(3, IDLE_TIMEOUT);
    statement.setString(4, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
  }

  /** Sets them by themselves. */
  static void apply(Connection connection, Run run, Duration longest) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      bind(statement, run, longest);
      statement.execute();
    }
  }
}
