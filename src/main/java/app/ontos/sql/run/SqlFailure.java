package app.ontos.sql.run;

import app.ontos.connections.login.ConnectionFailure;
import app.ontos.connections.login.Trouble;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.problem.ProblemType;
import app.ontos.sql.guard.DriverText;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells what a server's error means to the author of a statement, by its SQLSTATE (PostgreSQL
 * documentation, appendix A). It is their statement, so they get the server's own words.
 */
final class SqlFailure {
  private static final Duration SOON = Duration.ofSeconds(2);

  private SqlFailure() {}

  static RuntimeException of(SQLException failure, DriverText text, boolean cancelled) {
    String state = SqlState.of(failure);
    if (cancelled && state.equals(SqlState.QUERY_CANCELED)) {
      return ProblemType.RUN_CANCELLED.because("The run was stopped");
    }
    if (isTooLarge(failure)) {
      return ProblemType.SQL_ERROR.because("The rows are too large to be read one after the other");
    }
    return switch (state) {
      case SqlState.QUERY_CANCELED, SqlState.LOCK_NOT_AVAILABLE ->
          ProblemType.STATEMENT_TIMEOUT.because(words(failure, text));
      case "40001", "40P01" -> ProblemType.CONFLICT.because(words(failure, text));
      case SqlState.INSUFFICIENT_PRIVILEGE -> ProblemType.FORBIDDEN.because(words(failure, text));
      default -> isGone(state) ? lost(state) : ProblemType.SQL_ERROR.because(words(failure, text));
    };
  }

  /**
   * Whether the session has ended. Not so after XX000, an internal error: extensions raise it for
   * what is wrong with a statement, PostGIS for a text that is no geometry.
   */
  static boolean isGone(String state) {
    return state.isEmpty() || state.startsWith("08") || state.startsWith("57P");
  }

  /** Whether the driver was to take more of a result into memory than it may. */
  static boolean isTooLarge(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains("maxResultBuffer");
  }

  /** Whether the same statement may well do after the server has been asked about it again. */
  static boolean mayComeOfAnotherSchema(SQLException failure) {
    String state = SqlState.of(failure);
    return state.startsWith("42") // names and types
        || state.startsWith("22P") // text that is no value of the type
        || state.startsWith("2200") // a value that the type doesn't have
        || state.equals("0A000"); // a prepared statement that would give other columns
  }

  private static ConnectionFailure lost(String state) {
    return ConnectionFailure.passing(
        Trouble.CONNECTION_LOST,
        "The database ended the session (SQLSTATE %s)".formatted(state),
        "Try again",
        SOON);
  }

  /** What the server says of it, and where. */
  static String words(SQLException failure, DriverText text) {
    Optional<ServerErrorMessage> said =
        failure instanceof PSQLException error
            ? Optional.ofNullable(error.getServerErrorMessage())
            : Optional.empty();
    String message =
        said.map(ServerErrorMessage::getMessage).orElseGet(() -> "" + failure.getMessage());
    String hint = said.map(ServerErrorMessage::getHint).map(h -> ". " + h).orElse("");
    String place =
        said.map(ServerErrorMessage::getPosition)
            .filter(position -> position > 0)
            .flatMap(text::inSource)
            .map(at -> " at line %d, column %d".formatted(at.line(), at.column()))
            .orElse("");
    return "%s%s (SQLSTATE %s)%s".formatted(message, place, SqlState.of(failure), hint);
  }
}
