package app.ontos.token;

import app.ontos.token.TokenCell.Lapse;
import app.ontos.token.TokenCell.Look;
import app.ontos.token.TokenFailure.Unavailable;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Carries out what {@link TokenCell} decides: runs attempts on the executor, tells those who wait
 * of the outcome, and tells the listener. Every attempt that begins comes to an outcome: a token, a
 * failure, or being given up.
 */
final class Minter {

  private final TokenSource source;
  private final Executor executor;
  private final MonotonicClock clock;
  private final TokenListener listener;
  private final TokenCell cell;

  Minter(
      TokenSource source,
      Executor executor,
      MonotonicClock clock,
      TokenListener listener,
      TokenCell cell) {
    this.source = Objects.requireNonNull(source, "source is null");
    this.executor = Objects.requireNonNull(executor, "executor is null");
    this.clock = Objects.requireNonNull(clock, "clock is null");
    this.listener = Objects.requireNonNull(listener, "listener is null");
    this.cell = cell;
  }

  /** Looks at the time and does what it asks for; never waits. */
  Look lookAndAct() {
    Look look = cell.look(clock.nanos());
    look.givenUp().ifPresent(this::announce);
    look.begun().ifPresent(this::launch);
    return look;
  }

  private void launch(Attempt attempt) {
    try {
      executor.execute(() -> mint(attempt));
    } catch (RejectedExecutionException e) {
      fail(attempt, new Unavailable("There was no thread to mint a token on", e));
    }
  }

  private void mint(Attempt attempt) {
    if (!cell.isUnderWay(attempt)) {
      return; // given up before the executor found a thread for it
    }
    AccessToken token;
    try {
      token = Objects.requireNonNull(source.mint(), "the token source returned null");
    } catch (TokenFailure failure) {
      fail(attempt, failure);
      return;
    } catch (Throwable surprise) { // an Error too: those who wait must hear of it
      fail(attempt, unexpected(surprise));
      return;
    }
    accept(attempt, token);
  }

  private void accept(Attempt attempt, AccessToken token) {
    long now = clock.nanos();
    Verdict verdict = cell.accept(attempt, token, now);
    if (verdict instanceof Verdict.Expired) {
      fail(attempt, new Unavailable("The new token is over already: " + token));
    } else if (verdict instanceof Verdict.Accepted accepted) {
      accepted.answered().forEach(each -> each.outcome().complete(token));
      Duration took = MonotonicClock.between(attempt.startedAt(), now);
      tell(hearer -> hearer.minted(token, took));
    }
  }

  private void fail(Attempt attempt, TokenFailure failure) {
    cell.fail(attempt, failure, clock.nanos()).ifPresent(this::announce);
  }

  private void announce(Lapse lapse) {
    Attempt attempt = lapse.attempt();
    attempt.outcome().completeExceptionally(lapse.failure());
    Duration took = MonotonicClock.between(attempt.startedAt(), clock.nanos());
    tell(hearer -> hearer.failed(lapse.failure(), took, lapse.retryIn()));
  }

  /** Tells the listener, and no one else if that fails. */
  void tell(Consumer<TokenListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException ignored) {
      // Promised by TokenListener: a token is worth no less for a failed log line.
    }
  }

  /**
   * A failure that the source did not foresee. It has the stack trace of {@code surprise}, but
   * neither its message nor itself as a cause: nobody has made sure that no secret is in there.
   */
  static TokenFailure unexpected(Throwable surprise) {
    Unavailable failure =
        new Unavailable(
            "The token source failed in a way it should not: " + surprise.getClass().getName());
    failure.setStackTrace(surprise.getStackTrace());
    return failure;
  }
}
