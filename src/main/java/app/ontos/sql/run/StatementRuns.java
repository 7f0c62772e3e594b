package app.ontos.sql.run;

import app.ontos.connections.pool.ConnectionPools;
import app.ontos.shared.problem.ProblemType;
import app.ontos.sql.run.Execution.TooLargeToHold;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Runs statements in connected databases, each in a transaction of its own: READ ONLY unless it may
 * write, with limits that end with it, under a name that the server shows. Safe for use by several
 * threads.
 */
@ApplicationScoped
public class StatementRuns {
  private final ConnectionPools pools;
  private final ActiveRuns active;
  private final LearntStatements statements;

  StatementRuns(ConnectionPools pools, ActiveRuns active, LearntStatements statements) {
    this.pools = pools;
    this.active = active;
    this.statements = statements;
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
    return start(run, active.begin(run), System.nanoTime());
  }

  /**
   * Starts a run that is known to go on.
   *
   * @param begun since when, by {@link System#nanoTime()}
   */
  Rows start(Run run, ActiveRuns.Active running, long begun) {
    boolean goesOn = false;
    try {
      Rows rows = execute(run, running, begun);
      goesOn = rows instanceof StreamedRows;
      return rows;
    } finally {
      if (!goesOn) {
        running.end();
      }
    }
  }

  /**
   * Runs a query of which is known that it gives few rows, for as long as its own limits say: the
   * environment's are for those who wait for an answer. All rows are asked for, since the server
   * uses parallel workers for nothing less.
   *
   * @throws StatementFailed if the server doesn't carry it out
   * @throws app.ontos.shared.problem.ProblemException if it was stopped before it began
   * @throws app.ontos.connections.login.ConnectionFailure if the database can't be entered
   */
  public HeldRows measure(Run run) throws StatementFailed {
    if (run.writes()) {
      throw new IllegalArgumentException("a measurement changes nothing");
    }
    ActiveRuns.Active running = active.begin(run);
    try (Execution execution = execution(run, running, System.nanoTime())) {
      return execution.measured();
    } finally {
      running.end();
    }
  }

  private Rows execute(Run run, ActiveRuns.Active running, long begun) {
    if (HeldRows.mayHold(run) && !statements.isWide(run.key())) {
      try (Execution execution = execution(run, running, begun)) {
        return execution.held();
      } catch (TooLargeToHold e) {
        statements.keepAsWide(run.key());
      }
    }
    try (Execution execution = execution(run, running, begun)) {
      return execution.streamed();
    }
  }

  private Execution execution(Run run, ActiveRuns.Active running, long begun) {
    return new Execution(run, running, pools.borrow(run.target(), run.caller()), statements, begun);
  }
}
