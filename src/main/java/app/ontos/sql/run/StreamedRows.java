package app.ontos.sql.run;

import app.ontos.connections.pool.PooledSession;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.problem.ProblemType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A result that is read from the server as it is given out: of one of any length some hundred rows
 * are in memory, fewer where they are large. Closing it gives the session back.
 */
public final class StreamedRows implements Rows {
  private final Run run;
  private final PooledSession session;
  private final PreparedStatement statement;
  private final ActiveRuns.Active running;
  private final long begun;
  private final @Nullable ResultSet rows;
  private final List<ResultColumn> columns;
  private final FetchSize fetchSize = new FetchSize();
  private long affected;
  private long given;
  private boolean truncated;
  private boolean undone;

  private StreamedRows(
      Run run,
      PooledSession session,
      PreparedStatement statement,
      ActiveRuns.Active running,
      long begun)
      throws SQLException {
    this.run = run;
    this.session = session;
    this.statement = statement;
    this.running = running;
    this.begun = begun;
    this.rows = statement.getResultSet();
    this.columns = rows == null ? List.of() : ResultColumn.of(rows.getMetaData());
    this.affected = rows == null ? Math.max(0, statement.getLargeUpdateCount()) : 0;
  }

  /** Of a statement that was executed; a change without rows to give out is settled at once. */
  static StreamedRows of(
      Run run,
      PooledSession session,
      PreparedStatement statement,
      ActiveRuns.Active running,
      long begun)
      throws SQLException {
    StreamedRows rows = new StreamedRows(run, session, statement, running, begun);
    if (rows.rows == null) {
      rows.settle(rows.affected);
    }
    return rows;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    if (rows == null || truncated) {
      return false;
    }
    if (running.isCancelled()) { // between two batches the server has nothing to cancel
      throw ProblemType.RUN_CANCELLED.because("The run was stopped");
    }
    try {
      if (!rows.next()) {
        settle(run.statement().writes() ? given : 0);
        return false;
      }
      if (given == run.limits().maxRows()) {
        cut();
        return false;
      }
      fetchSize.adapt(rows);
      given++;
      return true;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void truncate() {
    given--;
    try {
      cut();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public Optional<String> text(int column) {
    try {
      Optional<String> text = Optional.ofNullable(open().getString(column + 1));
      text.ifPresent(value -> fetchSize.saw(value.length()));
      return text;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public RunOutcome outcome() {
    return new RunOutcome(
        given,
        affected,
        truncated,
        undone,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }

  /** The present row is not given out; of a change all rows count, given out or not. */
  private void cut() throws SQLException {
    truncated = true;
    settle(run.statement().writes() ? given + 1 + countRest() : 0);
  }

  private long countRest() throws SQLException {
    long rest = 0;
    while (open().next()) {
      rest++;
    }
    return rest;
  }

  /** A change counts when it is complete and not too large; a read has nothing to keep. */
  private void settle(long changed) throws SQLException {
    affected = changed;
    boolean tooMany = run.maxAffectedRows().filter(most -> affected > most).isPresent();
    undone = run.writes() && (run.dryRun() || tooMany);
    if (!run.writes()) {
      return;
    }
    if (undone) {
      session.connection().rollback();
    } else {
      session.connection().commit();
    }
    if (tooMany) {
      throw ProblemType.TOO_MANY_ROWS.because(
          "%d rows would change where %d may; nothing was changed"
              .formatted(affected, run.maxAffectedRows().orElseThrow()));
    }
  }

  private ResultSet open() {
    if (rows == null) {
      throw new IllegalStateException("the statement gives no rows");
    }
    return rows;
  }

  private RuntimeException failed(SQLException e) {
    if (SqlFailure.isGone(SqlState.of(e))) {
      session.discard();
    }
    return SqlFailure.of(e, run.statement().text(), running.isCancelled());
  }

  /** Ends the run; what was not settled is undone with the session's return. */
  @Override
  public void close() {
    running.end();
    try {
      statement.close();
    } catch (SQLException e) {
      session.discard();
    }
    session.close();
  }
}
