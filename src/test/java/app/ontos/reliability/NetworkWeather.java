package app.ontos.reliability;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** How bytes travel at the moment. A change reaches those that are under way, too. */
final class NetworkWeather {
  private Duration latency = Duration.ZERO;
  private Duration jitter = Duration.ZERO;
  private boolean blackHole;
  private long changes;

  synchronized void slow(Duration least, Duration more) {
    latency = least;
    jitter = more;
    change();
  }

  synchronized void blackHole() {
    blackHole = true;
    change();
  }

  synchronized void clear() {
    latency = Duration.ZERO;
    jitter = Duration.ZERO;
    blackHole = false;
    change();
  }

  /** Returns when a piece of data that came now may go on. */
  synchronized void pass() throws InterruptedException {
    long start = System.nanoTime();
    boolean travelling = true;
    while (travelling) {
      if (blackHole) {
        wait();
        start = System.nanoTime();
      } else {
        travelling = waitedForAChange(start + delay());
      }
    }
  }

  private boolean waitedForAChange(long arrival) throws InterruptedException {
    long known = changes;
    long left = arrival - System.nanoTime();
    while (left > 0 && changes == known) {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
      left = arrival - System.nanoTime();
    }
    return left > 0;
  }

  private long delay() {
    long more = jitter.isZero() ? 0 : ThreadLocalRandom.current().nextLong(jitter.toNanos());
    return latency.toNanos() + more;
  }

  private void change() {
    changes++;
    notifyAll();
  }
}
