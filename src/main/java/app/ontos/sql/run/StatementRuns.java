package app.ontos.sql.run;

import app.ontos.connections.pool.ConnectionPools;
import app.ontos.connections.pool.PooledSession;
import app.ontos.shared.db.Identifiers;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.problem.ProblemType;
import app.ontos.sql.parameters.PlaceholderPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Runs statements in connected databases, each in a transaction of its own: READ ONLY unless it may
 * write, with limits that end with it, under a name that the server shows. Safe for use by several
 * threads.
 */
@ApplicationScoped
public class StatementRuns {
  /** Rows that the driver asks for at a time: what is in memory of a result of any length. */
  private static final int FETCH_SIZE = 500;

  private static final int LOCK_SECONDS = 5;
  private static final int IDLE_SECONDS = 60;
  private static final int LONGEST_NAME = 63;

  private final ConnectionPools pools;
  private final ActiveRuns active;

  StatementRuns(ConnectionPools pools, ActiveRuns active) {
    this.pools = pools;
    this.active = active;
  }

  /**
   * Starts a run. When this returns the server has executed the statement, or its first rows are
   * there.
   *
   * @return the rows, to be closed by the caller: only then is the run at its end
   * @throws app.ontos.shared.problem.ProblemException for what is wrong with the statement
   * @throws app.ontos.connections.login.ConnectionFailure if the database can't be entered
   */
  public Rows start(Run run) {
    if (run.writes() && run.target().settings().readOnly()) {
      throw ProblemType.FORBIDDEN.because("The environment is read-only");
    }
    long begun = System.nanoTime();
    PooledSession session = pools.borrow(run.target(), run.caller());
    boolean handedOver = false;
    try {
      Rows rows = execute(run, session, begun);
      handedOver = true;
      return rows;
    } finally {
      if (!handedOver) {
        active.end(run.id());
        session.close();
      }
    }
  }

  private Rows execute(Run run, PooledSession session, long begun) {
    boolean cancelled = false;
    try {
      Connection connection = session.connection();
      connection.setReadOnly(!run.writes());
      connection.setAutoCommit(false);
      limit(connection, run);
      PlaceholderPlan plan =
          PlaceholderPlan.describe(
              connection, run.statement().text(), run.definitions(), "/parameters");
      PreparedStatement statement = connection.prepareStatement(run.statement().text().jdbc());
      statement.setFetchSize(FETCH_SIZE);
      plan.bind(statement, run.values());
      ActiveRuns.Active running = active.begin(run, statement);
      try {
        return Rows.of(run, session, statement, running, active, begun);
      } finally {
        cancelled = running.isCancelled();
      }
    } catch (SQLException e) {
      if (SqlFailure.isGone(SqlState.of(e))) {
        session.discard();
      }
      throw SqlFailure.of(e, run.statement().text(), cancelled);
    }
  }

  /** All of it ends with the transaction. */
  private static void limit(Connection connection, Run run) throws SQLException {
    int seconds =
        run.limits().within(run.target().settings().statementTimeoutSeconds()).maxSeconds();
    String name = "ontos " + run.label();
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          set local statement_timeout = '%ds'; set local lock_timeout = '%ds'; \
          set local idle_in_transaction_session_timeout = '%ds'; set local time zone 'UTC'; \
          set local application_name = %s"""
              .formatted(seconds, LOCK_SECONDS, IDLE_SECONDS, Identifiers.literal(shown)));
    }
  }
}
