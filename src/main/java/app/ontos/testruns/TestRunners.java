package app.ontos.testruns;

import app.ontos.shared.problem.ProblemType;
import app.ontos.testruns.RunningTest.Stop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The runs that this instance has taken on: so many go on at a time, so many wait, and no more are
 * taken. Told to end, the service stops them and writes down that they were interrupted. Safe for
 * use by several threads.
 */
@ApplicationScoped
class TestRunners {
  private static final Logger LOG = Logger.getLogger(TestRunners.class);
  private static final long LAST_SECONDS = 5;

  private final UUID instance = UUID.randomUUID();
  private final PerformTest perform;
  private final Semaphore slots;
  private final ThreadPoolExecutor threads;
  private final Map<UUID, Task> tasks = new ConcurrentHashMap<>();

  TestRunners(PerformTest perform, TestRunSettings settings) {
    this.perform = perform;
    this.slots = new Semaphore(settings.threads() + settings.queue());
    this.threads =
        new ThreadPoolExecutor(
            settings.threads(),
            settings.threads(),
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "contract-test");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** A run in the queue, or on a thread. */
  private final class Task implements Runnable {
    private final RunningTest test;

    Task(RunningTest test) {
      this.test = test;
    }

    @Override
    public void run() {
      try {
        perform.perform(test, instance);
      } catch (RuntimeException e) {
        LOG.errorf(e, "The test run %s could not be brought to an end; it will lapse", test.id());
      } finally {
        leave();
      }
    }

    void leave() {
      tasks.remove(test.id());
      slots.release();
    }
  }

  /** Room for one run, to be given back or used. */
  final class Slot implements AutoCloseable {
    private boolean used;

    /** Starts the run here. */
    void use(RunningTest test) {
      Task task = new Task(test);
      tasks.put(test.id(), task);
      try {
        threads.execute(task);
        used = true;
      } catch (RejectedExecutionException e) {
        tasks.remove(test.id());
        throw ProblemType.STOPPING.because("The service ends; the run will be marked");
      }
    }

    @Override
    public void close() {
      if (!used) {
        slots.release();
      }
    }
  }

  /** Takes room for a run; empty if there is none, or the service ends. */
  Optional<Slot> reserve() {
    return !threads.isShutdown() && slots.tryAcquire() ? Optional.of(new Slot()) : Optional.empty();
  }

  /** Who holds the leases of these runs. */
  UUID instance() {
    return instance;
  }

  /** The runs of the moment, going on or waiting. */
  Collection<RunningTest> tests() {
    return tasks.values().stream().map(task -> task.test).toList();
  }

  /** Whether a run is among them. */
  boolean has(UUID run) {
    return tasks.containsKey(run);
  }

  /** Stops a run, if it is here; one that waits makes room at once. */
  void stop(UUID run, Stop reason) {
    Task task = tasks.get(run);
    if (task != null) {
      task.test.stop(reason);
      if (threads.remove(task)) {
        task.leave();
      }
    }
  }

  void end(@Observes ShutdownEvent event) {
    tests().forEach(test -> test.stop(Stop.SHUTDOWN));
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Test runs are left without a word; they will lapse");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
