package app.ontos.connections.pool;

import app.ontos.connections.Target;
import app.ontos.connections.login.ConnectionFailure;
import app.ontos.connections.login.Trouble;
import app.ontos.identity.Caller;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Looks into the database that a connection leads to: on a pooled session, in a transaction that
 * can't write, waiting for nobody's lock for long.
 */
@ApplicationScoped
public class ReadOnlySessions {
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

  private final ConnectionPools pools;

  ReadOnlySessions(ConnectionPools pools) {
    this.pools = pools;
  }

  /** A look. */
  public interface Look<T> {
    /** What is seen. */
    T at(Connection connection) throws SQLException;
  }

  /**
   * Takes a look.
   *
   * @throws ConnectionFailure if there is no way into the database
   * @throws app.ontos.shared.problem.ProblemException 504 if it takes longer than the environment
   *     allows
   */
  public <T> T look(Target target, Caller caller, Look<T> look) {
    try (PooledSession session = pools.borrow(target, caller)) {
      try {
        Connection connection = session.connection();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        limit(connection, target.settings().statementTimeoutSeconds());
        return look.at(connection);
      } catch (SQLException e) {
        session.discard();
        throw explained(e);
      }
    }
  }

  private static void limit(Connection connection, int seconds) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "set local statement_timeout = '%ds'; set local lock_timeout = '%ds'"
              .formatted(seconds, LOCK_TIMEOUT.toSeconds()));
    }
  }

  private static RuntimeException explained(SQLException failure) {
    String state = SqlState.of(failure);
    if (state.equals(SqlState.QUERY_CANCELED) || state.equals(SqlState.LOCK_NOT_AVAILABLE)) {
      return ProblemType.STATEMENT_TIMEOUT.because("The connected database took too long");
    }
    return ConnectionFailure.passing(
        Trouble.CONNECTION_LOST,
        "The connected database ended the session (SQLSTATE %s)".formatted(state),
        "Try again",
        LOCK_TIMEOUT);
  }
}
