package app.ontos.token;

import java.time.Duration;
import java.util.Objects;

/**
 * Every number of the rotation of a token.
 *
 * @param interval the longest time between two mints; 50 minutes
 * @param fraction the part of a token's life after which it is renewed when that comes before
 *     {@code interval}; between 0 and 1, by default 5/6, which is 10 minutes before the end of 60
 * @param minimumDelay the shortest time from the start of one successful mint to the next, so that
 *     tokens that are over as soon as they are issued cannot make a hot loop
 * @param usableMargin how long before its end a token is no longer handed out, since it has yet to
 *     travel; at most 5 % of its life ({@link RefreshSchedule#usableFor})
 * @param jitter by how much of itself the time to a refresh may be shortened at random, so that
 *     several services do not come at once; from 0 to 0.5
 * @param backoff the waits after failures
 * @param mintTimeout after how long an unanswered mint is given up, so that another may start
 * @param firstMintWait how long a caller waits at most when there is no token to give; shorter than
 *     the pool's acquisition timeout, so that the cause is seen and not the pool's timeout; at most
 *     {@code mintTimeout}
 * @param refusalInterval the shortest time between two tokens thrown away because they were refused
 */
public record RefreshSettings(
    Duration interval,
    double fraction,
    Duration minimumDelay,
    Duration usableMargin,
    double jitter,
    Backoff backoff,
    Duration mintTimeout,
    Duration firstMintWait,
    Duration refusalInterval) {

  /** Made for the 60-minute tokens of Databricks, and good for anything longer than 6 seconds. */
  public static final RefreshSettings DEFAULT =
      new RefreshSettings(
          Duration.ofMinutes(50),
          5.0 / 6,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          0.03,
          Backoff.DEFAULT,
          Duration.ofSeconds(30),
          Duration.ofSeconds(4),
          Duration.ofSeconds(5));

  public RefreshSettings {
    Objects.requireNonNull(backoff, "backoff is null");
    Bounds.positive("interval", interval);
    Bounds.positive("minimumDelay", minimumDelay);
    Bounds.positive("usableMargin", usableMargin);
    Bounds.positive("mintTimeout", mintTimeout);
    Bounds.positive("firstMintWait", firstMintWait);
    Bounds.positive("refusalInterval", refusalInterval);
    Bounds.jitter("jitter", jitter);
    Bounds.atMost("minimumDelay", minimumDelay, "interval", interval);
    Bounds.atMost("firstMintWait", firstMintWait, "mintTimeout", mintTimeout);
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException("fraction must be between 0 and 1 but is " + fraction);
    }
  }
}
