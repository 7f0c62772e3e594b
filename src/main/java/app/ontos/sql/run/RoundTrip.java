package app.ontos.sql.run;

import app.ontos.connections.pool.PooledSession;
import app.ontos.sql.parameters.PlaceholderPlan;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads of one statement that go to the server together, as one text: {@code BEGIN READ ONLY}, the
 * session's settings, the statement as often as it is to run, {@code ROLLBACK}, and the question
 * whether anything was left behind. What one of them has done in the transaction is undone before
 * the next, so that each meets the session as if it were alone. If one fails, all do.
 *
 * @param plan how the statement's placeholders are bound
 * @param longest after which the server stops each of them
 * @param mostRows that are asked for of each; 0 for all
 */
record RoundTrip(PooledSession session, PlaceholderPlan plan, Duration longest, int mostRows) {
  /**
   * After the rollback of a READ ONLY transaction two things can be left that the next user would
   * see, both by functions that the statement calls: locks of the session, and prepared statements.
   */
  private static final String LEFT_BEHIND =
      """
      select pg_catalog.pg_advisory_unlock_all(), \
      exists (select from pg_catalog.pg_prepared_statements where from_sql)""";

  /**
   * One of the reads.
   *
   * @param begun when it began, by {@link System#nanoTime()}
   */
  record Read(Run run, long begun) {}

  /**
   * Carries them out and reads all of their results.
   *
   * @param sent is told of what is about to be sent, so that it can be cancelled
   * @return the results in the order of the reads
   */
  List<HeldRows> of(List<Read> reads, Consumer<Statement> sent) throws SQLException {
    try (PreparedStatement statement = prepared(reads)) {
      sent.accept(statement);
      statement.execute();
      statement.getMoreResults(); // behind the begin
      List<HeldRows> results = new ArrayList<>(reads.size());
      for (Read read : reads) {
        statement.getMoreResults(); // behind the settings, or the last rollback
        if (reads.size() > 1 && results.isEmpty()) {
          statement.getMoreResults(); // behind the savepoint
        }
        try (ResultSet result = statement.getResultSet()) {
          results.add(HeldRows.of(result, read.run().limits().maxRows(), read.begun()));
        }
        statement.getMoreResults(); // the rollback
      }
      statement.getMoreResults();
      try (ResultSet left = statement.getResultSet()) {
        if (left.next() && !left.getBoolean(2)) {
          session.isClean();
        }
      }
      return results;
    }
  }

  private PreparedStatement prepared(List<Read> reads) throws SQLException {
    Run first = reads.get(0).run();
    PreparedStatement statement =
        session.connection().prepareStatement(text(first.statement().text().jdbc(), reads.size()));
    statement.setMaxRows(mostRows);
    SessionSettings.bind(statement, first, longest);
    int placeholder = SessionSettings.PLACEHOLDERS + 1;
    for (Read read : reads) {
      plan.bind(statement, placeholder, read.run().values());
      placeholder += plan.count();
    }
    return statement;
  }

  private static String text(String statement, int times) {
    StringBuilder text = new StringBuilder("begin read only; ").append(SessionSettings.SQL);
    if (times > 1) {
      text.append("; savepoint run");
    }
    text.append("; ").append(statement);
    for (int i = 1; i < times; i++) {
      text.append("; rollback to savepoint run; ").append(statement);
    }
    return text.append("; rollback; ").append(LEFT_BEHIND).toString();
  }
}
