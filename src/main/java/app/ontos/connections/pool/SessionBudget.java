package app.ontos.connections.pool;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the open sessions of all pools, and lets no more be opened than there may be. */
final class SessionBudget {
  private static final Set<String> ENDS = Set.of("close", "abort");

  /** Sessions that are asked to close do so on threads of their pools. */
  private static final long ROOM_WITHIN_MILLIS = 500;

  private final Semaphore free;
  private final Runnable makeRoom;

  /**
   * A budget.
   *
   * @param sessions how many there may be
   * @param makeRoom closes some that nobody uses
   */
  SessionBudget(int sessions, Runnable makeRoom) {
    this.free = new Semaphore(sessions);
    this.makeRoom = makeRoom;
  }

  /** Opens a physical connection. */
  interface Opening {
    Connection open() throws SQLException;
  }

  /**
   * Opens a session that counts until it is closed.
   *
   * @throws SessionsExhausted if there are too many
   */
  Connection open(Opening opening) throws SQLException {
    take();
    boolean opened = false;
    try {
      Connection counted = counted(opening.open());
      opened = true;
      return counted;
    } finally {
      if (!opened) {
        free.release();
      }
    }
  }

  private void take() throws SessionsExhausted {
    if (free.tryAcquire()) {
      return;
    }
    makeRoom.run();
    try {
      if (!free.tryAcquire(ROOM_WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new SessionsExhausted();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionsExhausted();
    }
  }

  /** Closing is the one event that no pool forgets, so that is where a session stops counting. */
  private Connection counted(Connection connection) {
    AtomicBoolean open = new AtomicBoolean(true);
    return (Connection)
        Proxy.newProxyInstance(
            SessionBudget.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              } finally {
                if (ENDS.contains(method.getName()) && open.compareAndSet(true, false)) {
                  free.release();
                }
              }
            });
  }

  /** Too many sessions are open. */
  static final class SessionsExhausted extends SQLException {
    private static final long serialVersionUID = 1L;

    SessionsExhausted() {
      super("Too many sessions are open");
    }
  }
}
