package app.ontos.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a {@link CachingTokenSource} stands, for a page, a health check or a gauge. Holds no secret.
 *
 * @param phase what it is doing
 * @param token the token in hand, usable or not; empty when there is none
 * @param nextAttemptIn the time until the next mint is due, zero when it is overdue; empty while
 *     one is under way and when there is nothing to wait for
 * @param trouble the last failure; empty as soon as a mint has succeeded
 * @param minted how many tokens have been taken into hand
 * @param failed how many attempts failed or were given up
 * @param dropped how many tokens were thrown away because they were refused
 */
public record TokenSnapshot(
    Phase phase,
    Optional<InHand> token,
    Optional<Duration> nextAttemptIn,
    Optional<LastFailure> trouble,
    long minted,
    long failed,
    long dropped) {

  /** What a {@link CachingTokenSource} is doing. */
  public enum Phase {
    /** No token and no attempt: nobody has asked yet. */
    EMPTY,
    /** No token yet; an attempt is under way. */
    MINTING,
    /** A token in hand; nothing to do before its refresh is due. */
    FRESH,
    /** A token in hand; an attempt to renew it is under way. */
    REFRESHING,
    /** The last attempt failed and the next must wait; a token may still be in hand. */
    FAILING,
    /** Closed for good. */
    CLOSED
  }

  /**
   * What may be shown of the token in hand.
   *
   * @param issuedAt when it was issued, as the issuer said
   * @param expiresAt when it ends, as the issuer said
   * @param age how long ago it was asked for, by monotonic time
   * @param expiresIn how long it lives still, by monotonic time; negative when it is over
   * @param ageFraction the part of its life that has passed; 1 or more when it is over
   * @param usable whether it would be handed out now
   */
  public record InHand(
      Instant issuedAt,
      Instant expiresAt,
      Duration age,
      Duration expiresIn,
      double ageFraction,
      boolean usable) {}

  /**
   * The last failure since the last success.
   *
   * @param permanent whether a person must act ({@link TokenFailure.Refused})
   * @param message what happened
   * @param inARow how many attempts have failed since the last success
   */
  public record LastFailure(boolean permanent, String message, int inARow) {}
}
