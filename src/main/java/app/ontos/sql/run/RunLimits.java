package app.ontos.sql.run;

/**
 * How far a run may go.
 *
 * @param maxRows rows that are given out; there may be more
 * @param maxBytes of the result, as it is written
 * @param maxSeconds after which the server stops it
 */
public record RunLimits(int maxRows, long maxBytes, int maxSeconds) {
  /** Rows of a run that says nothing of them. */
  public static final int USUAL_ROWS = 1_000;

  /** The most rows that may be asked for. */
  public static final int MOST_ROWS = 10_000_000;

  /** The most rows of a result that is read as a whole before it is given out. */
  public static final int MOST_HELD_ROWS = 1_000;

  /** Bytes of a run that says nothing of them. */
  public static final int USUAL_BYTES = 10_000_000;

  /** The most bytes that may be asked for. */
  public static final int MOST_BYTES = 2_000_000_000;

  /** Seconds of a run that says nothing of them. */
  public static final int USUAL_SECONDS = 30;

  /** The longest that may be asked for. */
  public static final int MOST_SECONDS = 600;

  /** The same, but no longer than the environment allows. */
  RunLimits within(int seconds) {
    return new RunLimits(maxRows, maxBytes, Math.min(maxSeconds, seconds));
  }
}
