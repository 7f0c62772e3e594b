package app.ontos.sql.run;

/**
 * How a run ended.
 *
 * @param rows rows that were given out
 * @param affectedRows rows that were changed; 0 where none were
 * @param truncated whether there were more rows than were given out
 * @param undone whether the changes were taken back, as a dry run's are
 * @param durationMillis from the first step to the last row
 */
public record RunOutcome(
    long rows, long affectedRows, boolean truncated, boolean undone, long durationMillis) {}
