package app.ontos.sql.run;

/**
 * The server did not carry a statement out. It holds the server's own words, in which values of
 * rows may stand.
 */
public final class StatementFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final String state;
  private final String words;

  StatementFailed(String state, String words) {
    super("SQLSTATE " + state, null, false, false);
    this.state = state;
    this.words = words;
  }

  /** The SQLSTATE; empty where the session ended without a word. */
  public String state() {
    return state;
  }

  /** What the server says of it. */
  public String words() {
    return words;
  }

  /** Whether the session has ended. */
  public boolean isOfSession() {
    return SqlFailure.isGone(state);
  }
}
