package app.ontos.token;

import java.time.Duration;

/**
 * A clock that only ever runs forward, whatever is done to the machine's date.
 *
 * <p>Its readings are nanoseconds from an arbitrary origin, may be negative and may overflow, so
 * they are compared by {@link #reached} and {@link #between} only. It may stand still while the
 * machine is suspended: a token can then be older than it seems, and the door's refusal ({@link
 * CachingTokenSource#refused}) mends that.
 */
@FunctionalInterface
public interface MonotonicClock {

  /** The present reading, in nanoseconds. */
  long nanos();

  /** The clock of this machine. */
  static MonotonicClock system() {
    return System::nanoTime;
  }

  /** Whether {@code moment} is now or past. */
  static boolean reached(long now, long moment) {
    return now - moment >= 0;
  }

  /** The time from one reading to a later one; negative when it is an earlier one. */
  static Duration between(long from, long to) {
    return Duration.ofNanos(to - from);
  }
}
