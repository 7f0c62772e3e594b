package app.ontos.shared.db;

import app.ontos.shared.problem.Problem;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Tells what a violated constraint means to the client. A constraint that is not listed is a fault
 * of ours and stays an error.
 *
 * @param meanings the problem for each constraint, by the constraint's name
 */
public record Violations(Map<String, Problem> meanings) {

  public Violations {
    meanings = Map.copyOf(meanings);
  }

  /** Runs the write; a known violation becomes its problem. */
  public <T> T explain(Supplier<T> write) {
    try {
      return write.get();
    } catch (UnableToExecuteStatementException e) {
      Problem meaning = meanings.get(SqlState.constraint(e));
      throw meaning == null ? e : meaning.asException();
    }
  }
}
