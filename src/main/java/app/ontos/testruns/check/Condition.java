package app.ontos.testruns.check;

import java.util.List;
import java.util.Optional;

/** What a promise about single values comes to in a database. */
sealed interface Condition {

  /**
   * Rows decide.
   *
   * @param sql the condition that failing rows meet, and no others; NULL counts as no
   * @param costly whether the contract's author decides how long a row takes
   */
  record Failing(String sql, boolean costly) implements Condition {
    Failing(String sql) {
      this(sql, false);
    }
  }

  /** No row can fail. */
  record Proven(String how) implements Condition {}

  /** Rows can't decide. */
  record Untold(String why) implements Condition {}

  /** A condition on text that a pattern refuses. */
  static Condition matching(TestedColumn column, String pattern) {
    return new Failing("%s !~ %s".formatted(column.text(), Quoted.text(pattern)), true);
  }

  /** The check that it amounts to, which looks at all values that are not NULL. */
  default Check check(Label label, TestedColumn column) {
    if (this instanceof Failing failing) {
      return new Check.Counted(
          label,
          List.of(countOf(failing.sql()), "count(%s)".formatted(column.sql())),
          new Judge.NoneFails(),
          Optional.of(failing.sql()),
          failing.costly());
    }
    if (this instanceof Proven proven) {
      return new Check.Settled(label, Judgement.of(Outcome.PASSED, proven.how()));
    }
    return Check.Settled.skipped(label, ((Untold) this).why());
  }

  /** Counts the rows that meet a condition, in SQL. */
  static String countOf(String condition) {
    return "count(*) filter (where %s)".formatted(condition);
  }
}
