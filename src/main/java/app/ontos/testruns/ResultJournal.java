package app.ontos.testruns;

import app.ontos.testruns.RunningTest.Stop;
import app.ontos.testruns.check.CheckResult;
import app.ontos.testruns.check.Outcome;
import app.ontos.testruns.check.Progress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes the results of a run down while it goes on, on a thread of its own: those that come while
 * others are being written are then written together. While the database is away the test goes on
 * until {@value #MOST_WAITING} results wait, and then waits, too.
 */
final class ResultJournal implements Progress, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ResultJournal.class);
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_AT_ONCE = 200;
  private static final long MOMENT_MILLIS = 100;

  private final RunningTest test;
  private final BatchWriter writer;
  private final BlockingQueue<CheckResult> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
  private final Thread thread;
  private volatile Optional<Integer> total = Optional.empty();
  private volatile boolean closed;

  /** Writes results for good; see {@link RunWorkStore#write}. */
  interface BatchWriter {
    /** Whether the run was told to stop; empty where it is this instance's no more. */
    Optional<Boolean> write(Optional<Integer> total, List<CheckResult> results);
  }

  ResultJournal(RunningTest test, BatchWriter writer) {
    this.test = test;
    this.writer = writer;
    this.thread = new Thread(this::writeAll, "test-results-" + test.id());
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void planned(int checks) {
    total = Optional.of(checks);
  }

  @Override
  public void decided(CheckResult result) {
    counts.merge(result.outcome(), 1, Integer::sum);
    try {
      while (!waiting.offer(result, MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
        if (!isWriting()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      test.stop(Stop.SHUTDOWN);
    }
  }

  @Override
  public boolean isCancelled() {
    return test.stopped().isPresent();
  }

  /** How many checks ended so. */
  int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** Waits until all is written, or can't be. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      test.stop(Stop.SHUTDOWN);
    }
  }

  private boolean isWriting() {
    return test.stopped().filter(s -> s == Stop.LOST || s == Stop.UNWRITABLE).isEmpty();
  }

  private void writeAll() {
    Optional<Integer> told = Optional.empty();
    List<CheckResult> batch = new ArrayList<>();
    try {
      while (isWriting() && !(closed && waiting.isEmpty() && told.equals(total))) {
        Optional.ofNullable(waiting.poll(MOMENT_MILLIS, TimeUnit.MILLISECONDS))
            .ifPresent(batch::add);
        waiting.drainTo(batch, MOST_AT_ONCE - batch.size());
        Optional<Integer> known = total;
        if (!batch.isEmpty() || !told.equals(known)) {
          write(known, batch);
          told = known;
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that while the service lives
    } catch (RuntimeException e) {
      LOG.errorf(e, "Results of the test run %s can't be written", test.id());
      test.stop(Stop.UNWRITABLE);
    }
  }

  private void write(Optional<Integer> known, List<CheckResult> batch) {
    Optional<Boolean> cancelled = writer.write(known, batch);
    if (cancelled.isEmpty()) {
      test.stop(Stop.LOST);
    } else if (cancelled.get()) {
      test.stop(Stop.CANCELLED);
    }
  }
}
