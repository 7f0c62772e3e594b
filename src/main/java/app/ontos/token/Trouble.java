package app.ontos.token;

/**
 * The failures since the last success.
 *
 * @param failure the last of them
 * @param inARow how many there were
 * @param nextAttemptAt before when no attempt is made, in nanoseconds of the {@link MonotonicClock}
 */
record Trouble(TokenFailure failure, int inARow, long nextAttemptAt) {

  TokenSnapshot.LastFailure show() {
    return new TokenSnapshot.LastFailure(
        failure instanceof TokenFailure.Refused, failure.getMessage(), inARow);
  }
}
