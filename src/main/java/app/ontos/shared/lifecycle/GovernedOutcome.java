package app.ontos.shared.lifecycle;

import app.ontos.shared.db.Writes;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Reads what became of a write to a governed record. Where the row is there and was not written,
 * one of three things stood in the way: its version, whose it is, or its state. The statement
 * answers, beside what {@link Writes} asks for, {@code found_owned} and {@code found_lifecycle}.
 */
public final class GovernedOutcome {
  private GovernedOutcome() {}

  /** Why a record was not written. */
  @FunctionalInterface
  public interface Refusal {
    /** The problem with a record in this state, the caller's own or not. */
    RuntimeException of(LifecycleState state, boolean owned);
  }

  /**
   * A reader of the only row of a statement that only an owner may run.
   *
   * @param expected the versions that were to be written
   * @param what what the record is called in sentences
   * @param stateRefusal the problem with a state
   */
  public static <T> RowMapper<WriteOutcome<T>> of(
      IfMatch expected,
      String what,
      Function<LifecycleState, RuntimeException> stateRefusal,
      RowMapper<T> mapper) {
    return of(
        expected,
        (state, owned) ->
            owned
                ? stateRefusal.apply(state)
                : ProblemType.FORBIDDEN.because(
                    "Only its creator, members of its owner team and admins may change this "
                        + what),
        mapper);
  }

  /** The same of a statement that others may run, too. */
  public static <T> RowMapper<WriteOutcome<T>> of(
      IfMatch expected, Refusal refusal, RowMapper<T> mapper) {
    RowMapper<WriteOutcome<T>> usual = Writes.outcome(mapper);
    return (row, context) -> {
      WriteOutcome<T> outcome = usual.map(row, context);
      if (!(outcome instanceof WriteOutcome.Stale<T> stale)
          || !(expected.any() || expected.versions().contains(stale.current()))) {
        return outcome;
      }
      LifecycleState state = LifecycleState.stored(row.getString("found_lifecycle"));
      throw refusal.of(state, row.getBoolean("found_owned"));
    };
  }
}
