package app.ontos.testruns.check;

import app.ontos.sql.run.ActiveRuns;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Stops the statements of tests that are cancelled. Safe for use by several threads. */
@ApplicationScoped
class CancelWatch {
  private static final Logger LOG = Logger.getLogger(CancelWatch.class);
  private static final long EVERY_MILLIS = 250;

  private final ActiveRuns active;
  private final ScheduledExecutorService clock;

  CancelWatch(ActiveRuns active) {
    this.active = active;
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "cancelled-tests");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    this.clock = executor;
  }

  /** A watch that goes on until it is closed. */
  interface Watch {
    void close();
  }

  /** Stops a statement as soon as its test is cancelled. */
  Watch over(UUID statement, Progress progress) {
    Future<?> watching =
        clock.scheduleWithFixedDelay(
            () -> look(statement, progress), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return () -> watching.cancel(false);
  }

  private void look(UUID statement, Progress progress) {
    try {
      if (progress.isCancelled()) {
        active.abandon(statement);
      }
    } catch (RuntimeException e) { // or nobody would look again
      LOG.error("Whether a test is cancelled could not be found out", e);
    }
  }

  @PreDestroy
  void stop() {
    clock.shutdownNow();
  }
}
