package app.ontos.sql.run;

import app.ontos.connections.pool.PooledSession;
import app.ontos.shared.db.SqlState;
import app.ontos.sql.parameters.PlaceholderPlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A statement being executed on a session. What goes to the server goes together wherever it can:
 * {@code BEGIN}, the session's settings and the statement itself; a read whose result is held is
 * one {@link RoundTrip}.
 *
 * <p>Closing it gives the session back, unless rows are still to be read from it.
 */
final class Execution implements AutoCloseable {
  /** So much longer than the server's own limit is waited for its answer. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Run run;
  private final ActiveRuns.Active running;
  private final PooledSession session;
  private final LearntStatements statements;
  private final long begun;
  private Allowance allowance;
  private boolean goesOn;

  /**
   * What the server is told of the limits.
   *
   * @param seconds after which it stops
   * @param rows that are asked for; 0 for all
   */
  private record Allowance(int seconds, int rows) {}

  Execution(
      Run run,
      ActiveRuns.Active running,
      PooledSession session,
      LearntStatements statements,
      long begun) {
    this.run = run;
    this.running = running;
    this.session = session;
    this.statements = statements;
    this.begun = begun;
    int seconds =
        run.limits().within(run.target().settings().statementTimeoutSeconds()).maxSeconds();
    this.allowance = new Allowance(seconds, run.limits().maxRows() + 1);
  }

  /** A result is more than may be in memory at once. */
  static final class TooLargeToHold extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Executes a statement with a plan. */
  private interface Step<R extends Rows> {
    R with(PlaceholderPlan plan) throws SQLException;
  }

  /**
   * Executes it and reads all of the result.
   *
   * @throws TooLargeToHold if that is too much; it can be streamed on another session
   */
  HeldRows held() throws TooLargeToHold {
    try {
      return planned(this::held);
    } catch (SQLException e) {
      RuntimeException failure = failure(e);
      if (SqlFailure.isTooLarge(e)) {
        throw new TooLargeToHold();
      }
      throw failure;
    }
  }

  /**
   * Executes it for as long as its own limits say, and reads all of the result.
   *
   * @throws StatementFailed if the server doesn't carry it out
   */
  HeldRows measured() throws StatementFailed {
    allowance = new Allowance(run.limits().maxSeconds(), 0);
    Duration longest = Duration.ofSeconds(allowance.seconds()).plus(GRACE);
    try {
      Connection connection = session.connection();
      int usual = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, (int) longest.toMillis());
      try {
        return planned(this::held);
      } finally {
        connection.setNetworkTimeout(Runnable::run, usual);
      }
    } catch (SQLException e) {
      if (SqlFailure.isGone(SqlState.of(e))) {
        session.discard();
      }
      throw new StatementFailed(SqlState.of(e), SqlFailure.words(e, run.statement().text()));
    }
  }

  /** Executes it; the rows are read from the session, and give it back when they are closed. */
  StreamedRows streamed() {
    try {
      StreamedRows rows = planned(this::streamed);
      goesOn = true;
      return rows;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * With the plan that is known, if that still holds; else with one that the server is asked for.
   */
  private <R extends Rows> R planned(Step<R> step) throws SQLException {
    Optional<PlaceholderPlan> known = statements.plan(run.key());
    if (known.isPresent()) {
      try {
        return step.with(known.get());
      } catch (SQLException e) {
        if (running.isCancelled() || !SqlFailure.mayComeOfAnotherSchema(e) || !session.clean()) {
          throw e;
        }
        statements.forget(run.key());
      }
    }
    return learn(step);
  }

  private <R extends Rows> R learn(Step<R> step) throws SQLException {
    Connection connection = session.connection();
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    SessionSettings.apply(connection, run, Duration.ofSeconds(allowance.seconds()));
    PlaceholderPlan plan =
        PlaceholderPlan.describe(
            connection, run.statement().text(), run.definitions(), "/parameters");
    connection.rollback();
    connection.setAutoCommit(true);
    R rows = step.with(plan);
    statements.keep(run.key(), plan);
    return rows;
  }

  private StreamedRows streamed(PlaceholderPlan plan) throws SQLException {
    session.connection().setReadOnly(!run.writes());
    session.connection().setAutoCommit(false); // the driver begins, or it would not stream
    PreparedStatement statement = prepared(plan);
    statement.setFetchSize(FetchSize.FIRST);
    statement.execute();
    statement.getMoreResults(); // behind the settings
    return StreamedRows.of(run, session, statement, running, begun);
  }

  private HeldRows held(PlaceholderPlan plan) throws SQLException {
    RoundTrip roundTrip =
        new RoundTrip(session, plan, Duration.ofSeconds(allowance.seconds()), allowance.rows());
    long sent = System.nanoTime();
    List<RoundTrip.Read> alone = List.of(new RoundTrip.Read(run, begun));
    HeldRows rows = roundTrip.of(alone, running::executes).get(0);
    statements.took(run.key(), Duration.ofNanos(System.nanoTime() - sent));
    return rows;
  }

  private PreparedStatement prepared(PlaceholderPlan plan) throws SQLException {
    String text = SessionSettings.SQL + "; " + run.statement().text().jdbc();
    PreparedStatement statement = session.connection().prepareStatement(text);
    SessionSettings.bind(statement, run, Duration.ofSeconds(allowance.seconds()));
    plan.bind(statement, SessionSettings.PLACEHOLDERS + 1, run.values());
    running.executes(statement);
    return statement;
  }

  private RuntimeException failure(SQLException e) {
    if (SqlFailure.isGone(SqlState.of(e))) {
      session.discard();
    }
    return SqlFailure.of(e, run.statement().text(), running.isCancelled());
  }

  @Override
  public void close() {
    if (!goesOn) {
      running.leavesSession();
      session.close();
    }
  }
}
