package app.ontos.sql.guard;

import app.ontos.sql.lexer.Position;

/** What the guard says of a statement. */
public sealed interface Verdict {

  /**
   * It may run in the mode asked about.
   *
   * @param kind what it is
   * @param writes whether it changes rows or more, be it only in a WITH clause or under EXPLAIN
   * @param text what is to be sent
   */
  record Allowed(StatementKind kind, boolean writes, DriverText text) implements Verdict {}

  /**
   * It may not run.
   *
   * @param code the kind of reason
   * @param reason a sentence for its author
   * @param position where the trouble begins
   */
  record Refused(RefusalCode code, String reason, Position position) implements Verdict {}
}
