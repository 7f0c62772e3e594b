package app.ontos.testruns;

import app.ontos.lakebase.DatabaseUnavailable;
import app.ontos.shared.db.SqlState;

/** Tells failures that pass when the service's own database is back. */
public final class DatabaseAway {
  private DatabaseAway() {}

  /** Whether it failed because the database is away. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseUnavailable) {
        return true;
      }
    }
    return SqlState.isUnavailable(failure);
  }
}
