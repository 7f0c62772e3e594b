package app.ontos.connections.pool;

import app.ontos.shared.db.SqlState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/**
 * A session while somebody uses it, by one thread at a time. On its way back the server forgets all
 * that the use has left in it: settings, prepared statements, cursors, temporary tables, locks,
 * notifications. A session that can't be cleaned is closed instead; one whose user knows that
 * nothing was left goes back as it is.
 */
public final class PooledSession implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PooledSession.class);

  private final Connection connection;
  private final ConnectionPool pool;
  private State state = State.USED;

  private enum State {
    USED,
    CLEAN,
    BROKEN
  }

  PooledSession(Connection connection, ConnectionPool pool) {
    this.connection = connection;
    this.pool = pool;
  }

  /** The session itself; not to be closed by itself. */
  public Connection connection() {
    return connection;
  }

  /** Has the session closed rather than used again, since nobody knows what state it is in. */
  public void discard() {
    state = State.BROKEN;
  }

  /** Nothing is left of the use: the transaction is over, the driver in its usual mode. */
  public void isClean() {
    if (state == State.USED) {
      state = State.CLEAN;
    }
  }

  /** Gives it back. Never throws: what was done with it is done. */
  @Override
  public void close() {
    try {
      if (!isFitForOthers()) {
        destroy();
      }
    } finally {
      release();
    }
  }

  private boolean isFitForOthers() {
    return switch (state) {
      case CLEAN -> true;
      case USED -> clean();
      case BROKEN -> false;
    };
  }

  private boolean isInTransaction() throws SQLException {
    return connection.unwrap(PgConnection.class).getTransactionState() != TransactionState.IDLE;
  }

  /**
   * Has the server forget all that was done, committed rows aside.
   *
   * @return whether it did; if not, nobody else will get the session
   */
  public boolean clean() {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      try (Statement statement = connection.createStatement()) {
        if (isInTransaction()) { // one that its user began, not the driver
          statement.execute("rollback");
        }
        statement.execute("discard all");
      }
      return true;
    } catch (SQLException e) {
      LOG.debugf("A session could not be cleaned (SQLSTATE %s) and is closed", SqlState.of(e));
      return false;
    }
  }

  /** The pool notices on return that the physical connection is gone. */
  private void destroy() {
    try {
      connection.unwrap(PgConnection.class).abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debugf("A broken session was gone already (SQLSTATE %s)", SqlState.of(e));
    }
  }

  private void release() {
    try {
      pool.putBack(connection);
    } catch (SQLException e) {
      LOG.debugf("The pool has dropped a session (SQLSTATE %s)", SqlState.of(e));
    } finally {
      pool.leave();
    }
  }
}
