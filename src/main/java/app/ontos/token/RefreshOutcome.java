package app.ontos.token;

/** What {@link CachingTokenSource#refreshIfDue} found or did. */
public enum RefreshOutcome {
  /** A mint was started: the first one, a renewal, or one more after a back-off. */
  STARTED,
  /** A mint was under way already. */
  UNDER_WAY,
  /** The token in hand is young enough. */
  NOT_DUE,
  /** The last attempt failed and the next must wait. */
  BACKING_OFF,
  /** The cache is closed. */
  CLOSED
}
