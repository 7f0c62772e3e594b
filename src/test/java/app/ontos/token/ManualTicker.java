package app.ontos.token;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A {@link MonotonicClock} that stands still until it is told to go on. It starts one minute before
 * its reading overflows, so that no test passes with a naive comparison.
 */
final class ManualTicker implements MonotonicClock {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(1).toNanos());

  @Override
  public long nanos() {
    return nanos.get();
  }

  void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
