package app.ontos.testruns.check;

import app.ontos.shared.db.SqlState;
import app.ontos.sql.run.StatementFailed;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a server's error means to a test, by its SQLSTATE (PostgreSQL documentation, appendix A).
 */
final class Fault {
  private static final Set<String> PASSING =
      Set.of("40001", "40P01", SqlState.TOO_MANY_CONNECTIONS, SqlState.LOCK_NOT_AVAILABLE);

  /** Invalid patterns, and the classes of errors that are of a statement and not of a value. */
  private static final Pattern OF_STATEMENTS = Pattern.compile("2201B|(0A|42|53|54).*");

  private Fault() {}

  /** Whether the same statement may do in a while. */
  static boolean isPassing(StatementFailed failure) {
    // The server's time limit is looked at before; whoever else stopped it meant something else.
    return failure.isOfSession()
        || PASSING.contains(failure.state())
        || failure.state().equals(SqlState.QUERY_CANCELED);
  }

  /** For those who read the result: no value of a row is in it. */
  static String inWords(StatementFailed failure) {
    String state = failure.state();
    if (failure.isOfSession()) {
      return "The database ended the session (SQLSTATE %s)".formatted(state);
    }
    if (state.equals(SqlState.QUERY_CANCELED)) {
      return "Somebody stopped the statement at the server (SQLSTATE 57014)";
    }
    return PASSING.contains(state) || OF_STATEMENTS.matcher(state).matches()
        ? failure.words()
        : "The database could not work with a value (SQLSTATE %s)".formatted(state);
  }
}
