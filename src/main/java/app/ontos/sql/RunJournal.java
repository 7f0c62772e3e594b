package app.ontos.sql;

import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes runs down. Those that come while others are being written wait for each other, and are
 * then written by one of them with one statement: many runs cost little more than one. Whoever has
 * written a run here can rely on it. Safe for use by several threads.
 */
@ApplicationScoped
class RunJournal {
  private static final int MOST_AT_ONCE = 200;
  private static final long PATIENCE_SECONDS = 30;

  private final RunStore store;
  private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  RunJournal(RunStore store) {
    this.store = store;
  }

  /** A run on its way; only whoever writes touches it. */
  private static final class Entry {
    private final QueryRun run;
    private boolean written;
    private Optional<RuntimeException> failure = Optional.empty();

    private Entry(QueryRun run) {
      this.run = run;
    }
  }

  /**
   * Writes a run down.
   *
   * @throws app.ontos.shared.problem.ProblemException 409 if there was one with its id
   */
  void write(QueryRun run) {
    Entry entry = new Entry(run);
    waiting.add(entry);
    takeTurn(entry);
    try {
      while (!entry.written) {
        writeNext();
      }
    } finally {
      writing.unlock();
    }
    if (entry.failure.isPresent()) {
      throw entry.failure.get();
    }
  }

  private void takeTurn(Entry entry) {
    try {
      if (writing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waiting.remove(entry);
    throw ProblemType.UNAVAILABLE.because("The run could not be written down");
  }

  private void writeNext() {
    List<Entry> batch = new ArrayList<>();
    Entry next = waiting.poll();
    while (next != null) {
      batch.add(next);
      next = batch.size() < MOST_AT_ONCE ? waiting.poll() : null;
    }
    try {
      store.insert(batch.stream().map(entry -> entry.run).toList());
      batch.forEach(entry -> entry.written = true);
    } catch (RuntimeException e) {
      fail(batch, e);
    }
  }

  /** One at fault does not take the others with it. */
  private void fail(List<Entry> batch, RuntimeException failure) {
    for (Entry entry : batch) {
      entry.written = true;
      if (batch.size() == 1) {
        entry.failure = Optional.of(failure);
      } else {
        writeAlone(entry);
      }
    }
  }

  private void writeAlone(Entry entry) {
    try {
      store.insert(List.of(entry.run));
    } catch (RuntimeException e) {
      entry.failure = Optional.of(e);
    }
  }
}
