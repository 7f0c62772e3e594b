package app.ontos.token;

import app.ontos.token.TokenSnapshot.Phase;
import java.util.Optional;

/**
 * How things stand with a {@link CachingTokenSource}: which token is in hand, which attempt is
 * under way, what went wrong last. Sealed, so that a combination that makes no sense cannot be
 * built, and immutable; {@link TokenCell} replaces one by the next.
 */
sealed interface State {

  /** What to call it. */
  Phase phase();

  /** The token in hand, usable or not. */
  default Optional<HeldToken> held() {
    return Optional.empty();
  }

  /** The attempt under way. */
  default Optional<Attempt> attempt() {
    return Optional.empty();
  }

  /** The failures since the last success. */
  default Optional<Trouble> trouble() {
    return Optional.empty();
  }

  /** When the next attempt is due, in nanoseconds; empty when one is under way or none will be. */
  default Optional<Long> nextAttemptAt() {
    return Optional.empty();
  }

  /** Whether an attempt may begin now. */
  default boolean mayAttempt(long now) {
    return nextAttemptAt().filter(moment -> MonotonicClock.reached(now, moment)).isPresent();
  }

  /** The same without the token in hand. */
  default State withoutToken() {
    return this;
  }

  /** Nothing in hand, nothing under way, nothing wrong: before the first, or after a drop. */
  record Empty() implements State {
    @Override
    public Phase phase() {
      return Phase.EMPTY;
    }

    @Override
    public boolean mayAttempt(long now) {
      return true;
    }
  }

  /**
   * Nothing in hand; whoever needs a token waits for the attempt.
   *
   * @param mint the attempt under way
   * @param trouble the failures before it
   */
  record Minting(Attempt mint, Optional<Trouble> trouble) implements State {
    @Override
    public Phase phase() {
      return Phase.MINTING;
    }

    @Override
    public Optional<Attempt> attempt() {
      return Optional.of(mint);
    }
  }

  /**
   * A token in hand that is not yet to be renewed.
   *
   * @param token the token
   */
  record Fresh(HeldToken token) implements State {
    @Override
    public Phase phase() {
      return Phase.FRESH;
    }

    @Override
    public Optional<HeldToken> held() {
      return Optional.of(token);
    }

    @Override
    public Optional<Long> nextAttemptAt() {
      return Optional.of(token.refreshAt());
    }

    @Override
    public State withoutToken() {
      return new Empty();
    }
  }

  /**
   * A token in hand, served while it is being renewed.
   *
   * @param token the token
   * @param mint the attempt under way
   * @param trouble the failures before it
   */
  record Refreshing(HeldToken token, Attempt mint, Optional<Trouble> trouble) implements State {
    @Override
    public Phase phase() {
      return Phase.REFRESHING;
    }

    @Override
    public Optional<HeldToken> held() {
      return Optional.of(token);
    }

    @Override
    public Optional<Attempt> attempt() {
      return Optional.of(mint);
    }

    @Override
    public State withoutToken() {
      return new Minting(mint, trouble);
    }
  }

  /**
   * The last attempt failed, and the next must wait its turn.
   *
   * @param held the old token, if there is one
   * @param last the failures, and when the next attempt is due
   */
  record Failing(Optional<HeldToken> held, Trouble last) implements State {
    @Override
    public Phase phase() {
      return Phase.FAILING;
    }

    @Override
    public Optional<Trouble> trouble() {
      return Optional.of(last);
    }

    @Override
    public Optional<Long> nextAttemptAt() {
      return Optional.of(last.nextAttemptAt());
    }

    @Override
    public State withoutToken() {
      return new Failing(Optional.empty(), last);
    }
  }

  /** No more tokens from here. */
  record Closed() implements State {
    @Override
    public Phase phase() {
      return Phase.CLOSED;
    }
  }
}
