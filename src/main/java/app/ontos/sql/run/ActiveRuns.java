package app.ontos.sql.run;

import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.problem.ProblemType;
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
import org.jspecify.annotations.Nullable;

/**
 * The runs that go on right now in this instance of the service, from before they have a session to
 * after their last row, so that they can be stopped.
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

  /** A run while it goes on. */
  final class Active {
    private final UUID id;
    private final Caller caller;
    private volatile boolean cancelled;
    private @Nullable Statement statement;

    private Active(UUID id, Caller caller) {
      this.id = id;
      this.caller = caller;
    }

    boolean isCancelled() {
      return cancelled;
    }

    /**
     * A statement is about to be executed.
     *
     * @throws app.ontos.shared.problem.ProblemException if the run was stopped before
     */
    synchronized void executes(Statement next) {
      if (cancelled) {
        throw ProblemType.RUN_CANCELLED.because("The run was stopped");
      }
      statement = next;
    }

    /** The session is about to be somebody else's: nothing is stopped there from now on. */
    synchronized void leavesSession() {
      statement = null;
    }

    /** The run is over. */
    void end() {
      leavesSession();
      runs.remove(id, this);
    }

    private synchronized void cancel() {
      cancelled = true;
      if (statement == null) {
        return;
      }
      try {
        statement.cancel();
      } catch (SQLException e) {
        LOG.debugf("A run could not be stopped (SQLSTATE %s)", e.getSQLState());
      }
    }
  }

  /**
   * A run begins.
   *
   * @throws app.ontos.shared.problem.ProblemException if one with its id goes on
   */
  Active begin(Run run) {
    Active active = new Active(run.id(), run.caller());
    if (runs.putIfAbsent(run.id(), active) != null) {
      throw ProblemType.CONFLICT.because("A run with this id is going on");
    }
    return active;
  }

  /**
   * Stops a run, on a thread of its own, since it takes a connection to the server.
   *
   * @return whether there is such a run that the caller may stop
   */
  public boolean cancel(UUID id, Caller caller) {
    Optional<Active> found = Optional.ofNullable(runs.get(id)).filter(run -> mayStop(caller, run));
    found.ifPresent(run -> threads.execute(run::cancel));
    return found.isPresent();
  }

  private static boolean mayStop(Caller caller, Active run) {
    return caller.may(Feature.QUERIES, AccessLevel.ADMIN)
        || run.caller.principal().equals(caller.principal());
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
