package app.ontos.testruns.check;

import java.util.List;
import java.util.Optional;

/** Something that a contract says and that can be held against a database. */
sealed interface Check {
  Label label();

  /** Decided by the contract and the catalog alone. */
  record Settled(Label label, Judgement judgement) implements Check {
    static Settled skipped(Label label, String reason) {
      return new Settled(label, Judgement.of(Outcome.SKIPPED, reason));
    }
  }

  /**
   * Decided by aggregates over the rows of a table, together with all others of that table.
   *
   * @param aggregates what the judge wants to know, in SQL
   * @param failing the condition that failing rows meet, where single rows can fail
   * @param costly whether the contract's author decides how long a row takes, as with a pattern
   */
  record Counted(
      Label label, List<String> aggregates, Judge judge, Optional<String> failing, boolean costly)
      implements Check {
    public Counted {
      aggregates = List.copyOf(aggregates);
    }
  }

  /**
   * Decided by a statement of its own.
   *
   * @param sql gives one row with what the judge wants to know
   * @param failing the condition that failing rows of the table meet
   */
  record Stated(Label label, String sql, Judge judge, Optional<String> failing) implements Check {}

  /**
   * Decided by a query that the contract's author wrote.
   *
   * @param sql gives two rows at most
   */
  record Queried(Label label, String sql, Threshold threshold) implements Check {}
}
