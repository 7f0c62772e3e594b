package app.ontos.token;

import java.time.Duration;

/**
 * A token in hand, with its moments in nanoseconds of the {@link MonotonicClock}.
 *
 * @param token the token; hides its secret in its own {@code toString}
 * @param receivedAt from when its life is counted
 * @param refreshAt when it is to be renewed
 * @param usableUntil when it is no longer handed out
 */
record HeldToken(AccessToken token, long receivedAt, long refreshAt, long usableUntil) {

  static HeldToken of(AccessToken token, long receivedAt, RefreshSchedule schedule, double random) {
    Duration refreshAfter = schedule.refreshAfter(token.lifetime(), random);
    Duration usableFor = schedule.usableFor(token.lifetime());
    return new HeldToken(
        token, receivedAt, receivedAt + refreshAfter.toNanos(), receivedAt + usableFor.toNanos());
  }

  /** Whether {@code other} is the same secret. */
  boolean holds(AccessToken other) {
    return token.value().equals(other.value());
  }

  boolean isUsable(long now) {
    return !MonotonicClock.reached(now, usableUntil);
  }

  TokenSnapshot.InHand show(long now) {
    Duration age = MonotonicClock.between(receivedAt, now);
    Duration lifetime = token.lifetime();
    double fraction = lifetime.isZero() ? 1 : (double) age.toNanos() / lifetime.toNanos();
    return new TokenSnapshot.InHand(
        token.issuedAt(), token.expiresAt(), age, lifetime.minus(age), fraction, isUsable(now));
  }
}
