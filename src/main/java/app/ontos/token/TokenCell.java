package app.ontos.token;

import app.ontos.token.TokenFailure.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Holds the one {@link State} of a {@link CachingTokenSource} and makes every transition between
 * states. It starts no thread, calls nobody and knows no clock: the caller says what time it is and
 * acts on the answer.
 *
 * <p>Invariants, kept by one lock that is held for the length of an assignment and never while
 * foreign code runs:
 *
 * <ol>
 *   <li>At most one attempt is under way. One that has not answered within the mint timeout is
 *       given up, counts as a failure, and only then can another begin.
 *   <li>No attempt begins before its time: not before the refresh of the token in hand is due, and
 *       not during a back-off, however many callers there are. A refused token makes the next one
 *       due, but does not shorten a back-off.
 *   <li>A token stays in hand until a newer one takes its place, it is refused, or it is found past
 *       its usable life; a failure never takes it away.
 *   <li>Tokens are taken in the order in which their attempts began. The late answer of an attempt
 *       given up is welcome if no later attempt has been answered, and is ignored otherwise.
 *   <li>Successive drops of refused tokens are at least the refusal interval apart.
 *   <li>Closed is final.
 * </ol>
 */
final class TokenCell {

  private final RefreshSettings settings;
  private final RefreshSchedule schedule;
  private final RandomGenerator random;

  private State state = new State.Empty();
  private long lastBegun;
  private long lastAccepted;
  private Optional<Long> lastDropAt = Optional.empty();
  private long minted;
  private long failed;
  private long dropped;

  TokenCell(RefreshSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.schedule = new RefreshSchedule(settings);
    this.random = random;
  }

  /**
   * How things stand and what is to be done about it.
   *
   * @param state the state after both
   * @param begun an attempt that the caller must now carry out
   * @param givenUp an attempt given up for lack of an answer, to be told to those who wait for it
   */
  record Look(State state, Optional<Attempt> begun, Optional<Lapse> givenUp) {}

  /**
   * A failed attempt.
   *
   * @param attempt the attempt
   * @param failure why it failed
   * @param retryIn how long no other begins
   */
  record Lapse(Attempt attempt, TokenFailure failure, Duration retryIn) {}

  /** Gives up an attempt that is overdue, begins one that is due, and says how things stand. */
  synchronized Look look(long now) {
    Optional<Lapse> givenUp =
        state
            .attempt()
            .filter(attempt -> attempt.isOlderThan(settings.mintTimeout(), now))
            .map(attempt -> lapse(attempt, unanswered(), now));
    Optional<Attempt> begun = state.mayAttempt(now) ? Optional.of(begin(now)) : Optional.empty();
    return new Look(state, begun, givenUp);
  }

  private Attempt begin(long now) {
    Attempt attempt = new Attempt(++lastBegun, now, new CompletableFuture<>());
    Optional<Trouble> trouble = state.trouble();
    state =
        usableToken(now)
            .<State>map(token -> new State.Refreshing(token, attempt, trouble))
            .orElseGet(() -> new State.Minting(attempt, trouble));
    return attempt;
  }

  /** How things stand. */
  synchronized State state() {
    return state;
  }

  /** Whether {@code attempt} is still the one under way. */
  synchronized boolean isUnderWay(Attempt attempt) {
    return state.attempt().filter(attempt::equals).isPresent();
  }

  /**
   * Takes the token of an attempt into hand, if it is any good and newer than the one there. If
   * another attempt is under way, that one is given up for it, and is itself welcome later.
   */
  synchronized Verdict accept(Attempt attempt, AccessToken token, long now) {
    if (attempt.sequence() <= lastAccepted || state instanceof State.Closed) {
      return new Verdict.Outdated();
    }
    HeldToken held = HeldToken.of(token, attempt.startedAt(), schedule, random.nextDouble());
    if (!held.isUsable(now)) {
      return new Verdict.Expired();
    }
    Stream<Attempt> other = state.attempt().filter(one -> !one.equals(attempt)).stream();
    state = new State.Fresh(held);
    lastAccepted = attempt.sequence();
    minted++;
    return new Verdict.Accepted(Stream.concat(Stream.of(attempt), other).toList());
  }

  /** Notes that an attempt failed; empty when it had been given up before and nobody cares. */
  synchronized Optional<Lapse> fail(Attempt attempt, TokenFailure failure, long now) {
    return isUnderWay(attempt) ? Optional.of(lapse(attempt, failure, now)) : Optional.empty();
  }

  private Lapse lapse(Attempt attempt, TokenFailure failure, long now) {
    int inARow = state.trouble().map(Trouble::inARow).orElse(0) + 1;
    Optional<Duration> retryAfter =
        failure instanceof Unavailable unavailable ? unavailable.retryAfter() : Optional.empty();
    Duration retryIn = settings.backoff().delay(inARow, retryAfter, random.nextDouble());
    Trouble trouble = new Trouble(failure, inARow, now + retryIn.toNanos());
    state = new State.Failing(usableToken(now), trouble);
    failed++;
    return new Lapse(attempt, failure, retryIn);
  }

  private static TokenFailure unanswered() {
    return new Unavailable("The issuer of the token has not answered in time");
  }

  /** Throws the token away, if it is the one in hand and no other was dropped just before. */
  synchronized boolean drop(AccessToken token, long now) {
    boolean inHand = state.held().filter(held -> held.holds(token)).isPresent();
    boolean tooSoon =
        lastDropAt
            .map(last -> MonotonicClock.between(last, now))
            .filter(since -> since.compareTo(settings.refusalInterval()) < 0)
            .isPresent();
    if (!inHand || tooSoon) {
      return false;
    }
    state = state.withoutToken();
    lastDropAt = Optional.of(now);
    dropped++;
    return true;
  }

  /** Forgets the token and the attempt; returns the attempt, to be told to those who wait. */
  synchronized Optional<Attempt> close() {
    Optional<Attempt> interrupted = state.attempt();
    state = new State.Closed();
    return interrupted;
  }

  synchronized TokenSnapshot show(long now) {
    return new TokenSnapshot(
        state.phase(),
        state.held().map(held -> held.show(now)),
        state.nextAttemptAt().map(moment -> untilOrZero(now, moment)),
        state.trouble().map(Trouble::show),
        minted,
        failed,
        dropped);
  }

  private Optional<HeldToken> usableToken(long now) {
    return state.held().filter(held -> held.isUsable(now));
  }

  private static Duration untilOrZero(long now, long moment) {
    return MonotonicClock.reached(now, moment)
        ? Duration.ZERO
        : MonotonicClock.between(now, moment);
  }
}
