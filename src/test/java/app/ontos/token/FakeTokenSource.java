package app.ontos.token;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A {@link TokenSource} that answers as it is told: with numbered tokens of a given life unless it
 * was told to fail or to hang.
 */
final class FakeTokenSource implements TokenSource {

  static final String SECRET = "canary-7f3a";
  static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private final AtomicInteger calls = new AtomicInteger();
  private volatile Duration lifetime = Duration.ofMinutes(60);
  private volatile Supplier<AccessToken> behaviour = this::nextToken;

  /** The token of the given number, counted from 1, with a life of 60 minutes. */
  static AccessToken token(int number) {
    return token(number, Duration.ofMinutes(60));
  }

  static AccessToken token(int number, Duration lifetime) {
    return new AccessToken(SECRET + "-" + number, START, START.plus(lifetime), lifetime);
  }

  @Override
  public AccessToken mint() {
    calls.incrementAndGet();
    return behaviour.get();
  }

  int calls() {
    return calls.get();
  }

  void handsOutTokensOf(Duration life) {
    lifetime = life;
  }

  void works() {
    behaviour = this::nextToken;
  }

  void does(Supplier<AccessToken> thing) {
    behaviour = thing;
  }

  void fails(TokenFailure failure) {
    behaviour =
        () -> {
          throw failure;
        };
  }

  /** Each call hangs until {@code release}, for ten seconds at most, and then gives its token. */
  void hangsUntil(CountDownLatch release) {
    behaviour =
        () -> {
          AccessToken token = nextToken();
          awaitBounded(release);
          return token;
        };
  }

  private AccessToken nextToken() {
    return token(calls.get(), lifetime);
  }

  static void awaitBounded(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("waited ten seconds in vain");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
