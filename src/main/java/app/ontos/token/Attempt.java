package app.ontos.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One call of {@link TokenSource#mint()}, under way or given up.
 *
 * @param sequence its number; a later attempt has a higher one
 * @param startedAt when it was decided on, in nanoseconds of the {@link MonotonicClock}; the life
 *     of its token counts from here, which is early by the length of the call and so errs on the
 *     safe side
 * @param outcome what those without a token wait for; completed with the token or a {@link
 *     TokenFailure}
 */
record Attempt(long sequence, long startedAt, CompletableFuture<AccessToken> outcome) {

  boolean isOlderThan(Duration timeout, long now) {
    return MonotonicClock.between(startedAt, now).compareTo(timeout) >= 0;
  }

  @Override
  public String toString() {
    return "Attempt[sequence=%d, done=%s]".formatted(sequence, outcome.isDone());
  }
}
