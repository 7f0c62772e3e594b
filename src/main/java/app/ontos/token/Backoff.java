package app.ontos.token;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to leave an issuer alone after it failed: longer each time, up to a bound.
 *
 * <p>A pure function. Both kinds of {@link TokenFailure} are treated alike: a permission that was
 * given a moment ago is often refused for some seconds more.
 *
 * @param initial the wait after the first failure in a row; doubled at each further one
 * @param max the longest wait; it is also how long after the issuer's return a token is in hand at
 *     the latest
 * @param retryAfterMax the longest wait that an issuer's {@code Retry-After} can ask for
 * @param jitter by how much of itself a wait may be shortened at random, from 0 to 0.5
 */
public record Backoff(Duration initial, Duration max, Duration retryAfterMax, double jitter) {

  /** 1, 2, 4, 8, 16, then every 20 seconds; a minute if the issuer asks for that. */
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(60), 0.2);

  private static final int LARGEST_EXPONENT = 30;

  public Backoff {
    Bounds.positive("backoff initial", initial);
    Bounds.positive("backoff max", max);
    Bounds.positive("backoff retryAfterMax", retryAfterMax);
    Bounds.jitter("backoff jitter", jitter);
    Bounds.atMost("backoff initial", initial, "backoff max", max);
  }

  /**
   * The wait before the next attempt; never shorter than a {@code retryAfter} within {@code
   * retryAfterMax}.
   *
   * @param failuresInARow how many attempts have failed since the last that did not; at least 1
   * @param retryAfter what the issuer asked for, if it did
   * @param random a number from 0 (no jitter) to 1
   */
  public Duration delay(int failuresInARow, Optional<Duration> retryAfter, double random) {
    int exponent = Math.min(failuresInARow - 1, LARGEST_EXPONENT);
    double doubled = (double) initial.toNanos() * Math.pow(2, exponent);
    double capped = Math.min(doubled, (double) max.toNanos());
    Duration own = Duration.ofNanos(Math.round(capped * (1 - jitter * random)));
    Duration asked = retryAfter.map(this::bounded).orElse(Duration.ZERO);
    return asked.compareTo(own) > 0 ? asked : own;
  }

  private Duration bounded(Duration retryAfter) {
    return retryAfter.compareTo(retryAfterMax) > 0 ? retryAfterMax : retryAfter;
  }
}
