package app.ontos.sql;

import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes runs down, on a thread of its own: those that come while others are being written are then
 * written together, with one statement, so that many runs cost little more than one. Whoever has
 * written a run here can rely on it. Safe for use by several threads.
 */
@ApplicationScoped
class RunJournal {
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_AT_ONCE = 200;
  private static final long PATIENCE_SECONDS = 30;

  /** Where runs come in numbers, so long the next ones are waited for. */
  private static final long MOMENT_NANOS = 1_000_000;

  private final RunStore store;
  private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread writer = new Thread(this::writeAll, "run-journal");

  RunJournal(RunStore store) {
    this.store = store;
    writer.setDaemon(true);
    writer.start();
  }

  private record Entry(QueryRun run, CompletableFuture<Void> written) {}

  /**
   * Writes a run down.
   *
   * @return complete when it is written; 503 if it can't be
   * @throws app.ontos.shared.problem.ProblemException 503 if too many wait for that
   */
  CompletionStage<Void> write(QueryRun run) {
    Entry entry = new Entry(run, new CompletableFuture<>());
    try {
      if (waiting.offer(entry, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return entry.written;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw late();
  }

  static ProblemException late() {
    return ProblemType.UNAVAILABLE.because("The run could not be written down in time");
  }

  private void writeAll() {
    List<Entry> batch = new ArrayList<>();
    try {
      while (true) {
        batch.add(waiting.take());
        waiting.drainTo(batch, MOST_AT_ONCE - 1);
        write(batch);
        if (batch.size() > 1) {
          LockSupport.parkNanos(MOMENT_NANOS);
        }
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the service ends, and with it this thread
    }
  }

  /** One at fault does not take the others with it. */
  private void write(List<Entry> batch) {
    try {
      store.insertAtEase(batch.stream().map(Entry::run).toList());
      batch.forEach(entry -> entry.written.complete(null));
    } catch (RuntimeException e) {
      if (batch.size() == 1) {
        batch.get(0).written.completeExceptionally(e);
      } else {
        batch.forEach(entry -> write(List.of(entry)));
      }
    }
  }

  @PreDestroy
  void stop() {
    writer.interrupt();
  }
}
