package app.ontos.testruns.check;

import java.time.Duration;
import java.util.List;

/** How long is waited for what may pass by itself: a minute in all, longer each time. */
final class Patience {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30));

  private static final Duration STEP = Duration.ofMillis(200);

  private final Progress progress;

  Patience(Progress progress) {
    this.progress = progress;
  }

  /** Whether there were enough attempts, counted from 0. */
  boolean isOver(int attempt) {
    return attempt >= PAUSES.size();
  }

  /**
   * Waits before the next attempt.
   *
   * @throws TestCancelled if the test is to stop
   */
  void pause(int attempt) throws TestCancelled {
    long until = System.nanoTime() + PAUSES.get(attempt).toNanos();
    while (System.nanoTime() - until < 0) {
      if (progress.isCancelled()) {
        throw new TestCancelled();
      }
      try {
        Thread.sleep(STEP.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TestCancelled();
      }
    }
  }
}
