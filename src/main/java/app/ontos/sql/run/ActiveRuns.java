package app.ontos.sql.run;

import app.ontos.identity.Caller;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The statements that run right now in this instance of the service, so that they can be stopped.
 */
@ApplicationScoped
public class ActiveRuns {
  private static final Logger LOG = Logger.getLogger(ActiveRuns.class);
  private static final int CANCEL_THREADS = 4;
  private static final int WAITING = 1_000;

  private final Map<UUID, Active> runs = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          CANCEL_THREADS,
          CANCEL_THREADS,
          30,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          task -> {
            Thread thread = new Thread(task, "cancel-run");
            thread.setDaemon(true);
            return thread;
          });

  /** A statement while it runs. */
  static final class Active {
    private final Caller caller;
    private final Statement statement;
    private volatile boolean cancelled;
    private boolean over;

    private Active(Caller caller, Statement statement) {
      this.caller = caller;
      this.statement = statement;
    }

    boolean isCancelled() {
      return cancelled;
    }

    /**
     * Has the server stop the statement. Never after its end: the session may be somebody else's by
     * then.
     */
    private synchronized void cancel() {
      if (over) {
        return;
      }
      cancelled = true;
      try {
        statement.cancel();
      } catch (SQLException e) {
        LOG.debugf("A run could not be stopped (SQLSTATE %s)", e.getSQLState());
      }
    }

    private synchronized void end() {
      over = true;
    }
  }

  Active begin(Run run, Statement statement) {
    Active active = new Active(run.caller(), statement);
    runs.put(run.id(), active);
    return active;
  }

  void end(UUID id) {
    Optional.ofNullable(runs.remove(id)).ifPresent(Active::end);
  }

  /**
   * Stops a run, on a thread of its own, since it takes a connection to the server.
   *
   * @return whether there is such a run that the caller may stop
   */
  public boolean cancel(UUID id, Caller caller) {
    Optional<Active> found =
        Optional.ofNullable(runs.get(id))
            .filter(run -> caller.admin() || run.caller.principal().equals(caller.principal()));
    found.ifPresent(run -> threads.execute(run::cancel));
    return found.isPresent();
  }

  /** Stops a run that nobody waits for any more. */
  public void abandon(UUID id) {
    Optional.ofNullable(runs.get(id)).ifPresent(run -> threads.execute(run::cancel));
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
