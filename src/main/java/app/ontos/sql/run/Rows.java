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
 * What a run gives out, a row at a time, for one thread. Of a result of any length a few hundred
 * rows are in memory. Closing it ends the run: the session goes back.
 */
public final class Rows implements AutoCloseable {
  private final Run run;
  private final PooledSession session;
  private final PreparedStatement statement;
  private final ActiveRuns.Active running;
  private final ActiveRuns active;
  private final long begun;
  private final @Nullable ResultSet rows;
  private final List<ResultColumn> columns;
  private long affected;
  private long given;
  private boolean truncated;
  private boolean undone;

  private Rows(
      Run run,
      PooledSession session,
      PreparedStatement statement,
      ActiveRuns.Active running,
      ActiveRuns active,
      long begun)
      throws SQLException {
    this.run = run;
    this.session = session;
    this.statement = statement;
    this.running = running;
    this.active = active;
    this.begun = begun;
    boolean hasRows = statement.execute();
    this.rows = hasRows ? statement.getResultSet() : null;
    this.columns = rows == null ? List.of() : ResultColumn.of(rows.getMetaData());
    this.affected = hasRows ? 0 : Math.max(0, statement.getLargeUpdateCount());
  }

  /** Executes the statement; a change without rows to give out is settled at once. */
  static Rows of(
      Run run,
      PooledSession session,
      PreparedStatement statement,
      ActiveRuns.Active running,
      ActiveRuns active,
      long begun)
      throws SQLException {
    Rows rows = new Rows(run, session, statement, running, active, begun);
    if (rows.rows == null) {
      rows.settle(rows.affected);
    }
    return rows;
  }

  /** The columns; none where the statement gives no rows. */
  public List<ResultColumn> columns() {
    return columns;
  }

  /**
   * Goes to the next row that may be given out.
   *
   * @return false at the end, of the result or of what is allowed of it
   */
  public boolean next() {
    if (rows == null) {
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
        truncated = true;
        settle(run.statement().writes() ? given + 1 + countRest() : 0);
        return false;
      }
      given++;
      return true;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Ends the result here, because what was written of it is long enough. */
  public void truncate() {
    truncated = true;
  }

  /** The value of a column, from 0, in the present row; empty for NULL. */
  Optional<String> text(int column) {
    try {
      return Optional.ofNullable(open().getString(column + 1));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** How it ended, or stands. */
  public RunOutcome outcome() {
    return new RunOutcome(
        given,
        affected,
        truncated,
        undone,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
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
    active.end(run.id());
    try {
      statement.close();
    } catch (SQLException e) {
      session.discard();
    }
    session.close();
  }
}
