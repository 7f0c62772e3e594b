package app.ontos.testruns.check;

/** Why a statement of a test has no answer. */
final class StatementTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String reason;

  /** What the trouble is with. */
  enum Kind {
    /** With the statement. */
    REFUSED,
    /** With the time that it takes. */
    TOO_SLOW,
    /** With the database, for longer than is waited. */
    UNLUCKY,
    /** With the database or the test, so that no other statement will do better. */
    GONE
  }

  StatementTrouble(Kind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
    this.reason = reason;
  }

  Kind kind() {
    return kind;
  }

  /** A sentence for those who read the result. */
  String reason() {
    return reason;
  }
}
