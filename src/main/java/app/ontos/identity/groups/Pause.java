package app.ontos.identity.groups;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.OptionalLong;

/** A time in which something is not done again. Safe for use by several threads. */
final class Pause {
  private final Duration length;
  private final Ticker ticker;
  private OptionalLong start = OptionalLong.empty();

  Pause(Duration length, Ticker ticker) {
    this.length = length;
    this.ticker = ticker;
  }

  /** Whether it goes on. */
  synchronized boolean lasts() {
    return start.isPresent() && ticker.read() - start.getAsLong() < length.toNanos();
  }

  /** Begins it, if it does not go on; answers whether it has begun just now. */
  synchronized boolean begin() {
    if (lasts()) {
      return false;
    }
    start = OptionalLong.of(ticker.read());
    return true;
  }
}
