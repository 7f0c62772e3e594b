package app.ontos.token;

import java.time.Duration;

/**
 * Hears what a {@link CachingTokenSource} does, to log and to count it.
 *
 * <p>Called on the thread on which it happened, sometimes a caller's, and never with a lock held.
 * It should be quick; what it throws is ignored, since no token is worth less for a failed log
 * line.
 */
public interface TokenListener {

  /**
   * A new token is in hand.
   *
   * @param took from the decision to mint until the token was in hand
   */
  default void minted(AccessToken token, Duration took) {}

  /**
   * An attempt failed, or was given up unanswered.
   *
   * @param took from the decision to mint until the failure
   * @param retryIn how long no other attempt will be made
   */
  default void failed(TokenFailure failure, Duration took, Duration retryIn) {}

  /**
   * The token in hand was thrown away before its time.
   *
   * @param reason why, for people
   */
  default void dropped(String reason) {}

  /** One that does nothing. */
  static TokenListener none() {
    return new TokenListener() {};
  }
}
