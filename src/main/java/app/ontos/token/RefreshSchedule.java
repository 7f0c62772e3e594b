package app.ontos.token;

import java.time.Duration;
import java.util.Objects;

/**
 * When a token is renewed and how long it may be handed out. A pure function of its lifetime; both
 * answers count from the moment it was asked for. What follows a failure is {@link Backoff}'s.
 *
 * @param settings the numbers
 */
public record RefreshSchedule(RefreshSettings settings) {

  /** The margin of a short-lived token is this part of its life. */
  private static final int MARGIN_DIVISOR = 20;

  public RefreshSchedule {
    Objects.requireNonNull(settings, "settings is null");
  }

  /**
   * How long after its receipt a token is renewed: after {@code interval} or at {@code fraction} of
   * its life, whichever is first and in any case while it is usable; made earlier, never later, by
   * jitter; and never before {@code minimumDelay}, even if the token is over by then.
   *
   * @param random a number from 0 (no jitter) to 1
   */
  public Duration refreshAfter(Duration lifetime, double random) {
    Duration atFraction = Duration.ofNanos(Math.round(lifetime.toNanos() * settings.fraction()));
    Duration latest = shorter(settings.interval(), shorter(atFraction, usableFor(lifetime)));
    double kept = 1 - settings.jitter() * random;
    Duration jittered = Duration.ofNanos(Math.round(latest.toNanos() * kept));
    return jittered.compareTo(settings.minimumDelay()) < 0 ? settings.minimumDelay() : jittered;
  }

  /**
   * How long after its receipt a token may be handed out: its life less {@code usableMargin}, or
   * less 5 % of its life if that is shorter.
   */
  public Duration usableFor(Duration lifetime) {
    return lifetime.minus(shorter(settings.usableMargin(), lifetime.dividedBy(MARGIN_DIVISOR)));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
