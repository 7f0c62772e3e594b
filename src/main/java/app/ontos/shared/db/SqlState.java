package app.ontos.shared.db;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The SQLSTATEs that mean something here (PostgreSQL documentation, appendix A). */
public final class SqlState {
  public static final String FOREIGN_KEY_VIOLATION = "23503";
  public static final String UNIQUE_VIOLATION = "23505";
  public static final String QUERY_CANCELED = "57014";
  public static final String INVALID_PASSWORD = "28P01";
  public static final String INVALID_AUTHORIZATION = "28000";
  public static final String DATABASE_MISSING = "3D000";
  public static final String DUPLICATE_SCHEMA = "42P06";
  public static final String INSUFFICIENT_PRIVILEGE = "42501";
  public static final String TOO_MANY_CONNECTIONS = "53300";
  public static final String LOCK_NOT_AVAILABLE = "55P03";
  public static final String READ_ONLY = "25006";
  public static final String IDLE_IN_TRANSACTION = "25P03";

  /** No connection came about, which says nothing of those that are there. */
  private static final Set<String> LOGIN_FAILED = Set.of("08001", "08004");

  private SqlState() {}

  /** The state of the first SQL error in a chain of causes, or empty text where it has none. */
  public static String of(Throwable failure) {
    return find(failure).map(SQLException::getSQLState).orElse("");
  }

  /** The constraint that a statement violated, or empty text. */
  public static String constraint(Throwable failure) {
    return find(failure)
        .filter(PSQLException.class::isInstance)
        .map(PSQLException.class::cast)
        .map(PSQLException::getServerErrorMessage)
        .map(ServerErrorMessage::getConstraint)
        .orElse("");
  }

  /** Whether a statement failed on a constraint: class 23. */
  public static boolean isIntegrityViolation(Throwable failure) {
    return of(failure).startsWith("23");
  }

  /**
   * Whether the database is away rather than unhappy with a statement: class 08, a server that is
   * starting or stopping, or takes no writes as one that another has taken over from, no free
   * connection, a refused login, or a pool that could not give a connection in time.
   */
  public static boolean isUnavailable(Throwable failure) {
    Optional<SQLException> error = find(failure);
    if (error.isEmpty()) {
      return false;
    }
    String state = Optional.ofNullable(error.get().getSQLState()).orElse("");
    // Agroal's acquisition timeout carries no state.
    return state.isEmpty()
        || endsConnection(error.get())
        || state.startsWith("28")
        || state.equals(DATABASE_MISSING)
        || state.equals(TOO_MANY_CONNECTIONS);
  }

  /** Whether the database is there, and lacks the room for a statement: class 53. */
  public static boolean isShortOfResources(Throwable failure) {
    return of(failure).startsWith("53");
  }

  /** Whether a connection is of no more use after this error. */
  public static boolean endsConnection(SQLException failure) {
    String state = Optional.ofNullable(failure.getSQLState()).orElse("");
    return state.startsWith("08")
        || state.startsWith("57P")
        || state.equals(READ_ONLY)
        || state.equals(IDLE_IN_TRANSACTION);
  }

  /** Whether a connection broke that had been there, or turned out to lead to the wrong server. */
  public static boolean isLostConnection(Throwable failure) {
    return find(failure)
        .filter(SqlState::endsConnection)
        .filter(error -> !LOGIN_FAILED.contains(error.getSQLState()))
        .isPresent();
  }

  private static Optional<SQLException> find(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
