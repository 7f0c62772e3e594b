package app.ontos.glossary;

import app.ontos.shared.db.SqlState;
import app.ontos.shared.problem.ProblemType;
import java.time.Duration;
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
    try {
      return jdbi.inTransaction(
          handle -> {
            handle.execute(TAKE);
            return work.withHandle(handle);
          });
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.of(e).equals(SqlState.LOCK_NOT_AVAILABLE)) {
        throw ProblemType.CONFLICT.because(
            "Another change of concepts is going on and takes long", RETRY_AFTER);
      }
      throw e;
    }
  }
}
