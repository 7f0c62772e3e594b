package app.ontos.glossary;

import app.ontos.shared.db.SqlState;
import app.ontos.shared.problem.ProblemType;
import java.time.Duration;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The turns in which relations between concepts are written. Two writers at once could each keep
 * the rules of SKOS and break them together: a cycle, say, that neither sees.
 */
final class TurnStore {
  /** An import may hold the turn for longer than a client should wait. */
  private static final String TAKE =
      """
      set local lock_timeout = '5s';
      select pg_advisory_xact_lock(hashtext('app_ontos.concept.relations'))""";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private TurnStore() {}

  /** Runs the work in a transaction of its own, while no other such work runs. */
  static <T> T inTurn(Jdbi jdbi, HandleCallback<T, RuntimeException> work) {
    return explain(
        () ->
            jdbi.inTransaction(
                handle -> {
                  take(handle);
                  return work.withHandle(handle);
                }));
  }

  /** Runs what takes a turn; one that can't be had in time becomes a problem. */
  static <T> T explain(Supplier<T> work) {
    try {
      return work.get();
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.of(e).equals(SqlState.LOCK_NOT_AVAILABLE)) {
        throw ProblemType.CONFLICT.because(
            "Another change of concepts is going on and takes long", RETRY_AFTER);
      }
      throw e;
    }
  }

  /** Takes the turn until the end of the transaction that the caller has opened. */
  static void take(Handle handle) {
    handle.execute(TAKE);
  }
}
