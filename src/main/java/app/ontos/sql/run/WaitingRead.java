package app.ontos.sql.run;

import app.ontos.shared.problem.ProblemType;
import app.ontos.sql.parameters.PlaceholderPlan;
import java.util.concurrent.CompletableFuture;

/**
 * A read between being asked for and being answered.
 *
 * @param plan how the statement's placeholders are bound
 * @param begun when it was asked for, by {@link System#nanoTime()}
 * @param rows where its result goes
 */
record WaitingRead(
    Run run,
    PlaceholderPlan plan,
    ActiveRuns.Active running,
    long begun,
    CompletableFuture<Rows> rows) {

  static WaitingRead of(Run run, PlaceholderPlan plan, ActiveRuns.Active running) {
    return new WaitingRead(run, plan, running, System.nanoTime(), new CompletableFuture<>());
  }

  /** It has been carried out; a result that nobody wants any more is dropped. */
  void give(HeldRows result) {
    running.end();
    if (running.isCancelled()) {
      rows.completeExceptionally(ProblemType.RUN_CANCELLED.because("The run was stopped"));
    } else {
      rows.complete(result);
    }
  }

  /** It could not be carried out. */
  void fail(Throwable cause) {
    running.end();
    rows.completeExceptionally(cause);
  }
}
