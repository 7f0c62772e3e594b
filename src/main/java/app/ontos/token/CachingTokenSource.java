package app.ontos.token;

import app.ontos.token.TokenCell.Look;
import app.ontos.token.TokenFailure.Unavailable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Keeps the token of a {@link TokenSource} in hand and renews it before its end.
 *
 * <p>Guarantees, for any number of threads:
 *
 * <ol>
 *   <li>While a usable token is in hand, {@link #current} and {@link #currentAsync} answer with it
 *       from memory, at once; it is renewed behind their backs. A failed renewal changes nothing of
 *       that until the token's end.
 *   <li>At most one call of {@link TokenSource#mint()} is under way that has not been given up. All
 *       who need its outcome share it.
 *   <li>Nobody waits longer than {@link RefreshSettings#firstMintWait()}, though the source hang.
 *   <li>After a failure no call is made before the back-off is over. Who needs a token meanwhile
 *       and has none gets the failure at once.
 *   <li>A token past its usable life is never handed out.
 * </ol>
 *
 * <p>It has no timer and no thread of its own. Age is looked at whenever a token is asked for, so a
 * starved scheduler does no harm; a scheduler that calls {@link #refreshIfDue} every few seconds
 * keeps the token young while nobody asks. The mint runs on the given executor, the rest on the
 * threads of the callers. The invariants behind all this are {@link TokenCell}'s.
 */
public final class CachingTokenSource implements AutoCloseable {

  private final Duration longestWait;
  private final MonotonicClock clock;
  private final TokenCell cell;
  private final Minter minter;

  /**
   * A cache with nothing in it. The first mint starts when somebody asks.
   *
   * @param source asked for new tokens
   * @param settings the numbers of the rotation
   * @param executor runs the mints; a thread that hangs in one is lost to it, so give it a pool
   *     nothing else depends on. It is not shut down by {@link #close}
   * @param clock by which tokens age
   * @param random the source of jitter; used by one thread at a time
   * @param listener hears what happens
   */
  public CachingTokenSource(
      TokenSource source,
      RefreshSettings settings,
      Executor executor,
      MonotonicClock clock,
      RandomGenerator random,
      TokenListener listener) {
    this.longestWait = settings.firstMintWait();
    this.clock = Objects.requireNonNull(clock, "clock is null");
    this.cell = new TokenCell(settings, Objects.requireNonNull(random, "random is null"));
    this.minter = new Minter(source, executor, clock, listener, cell);
  }

  /**
   * A token that can be used now: from memory if there is one, else from the one mint under way.
   *
   * @throws TokenFailure with the last real cause, when there is none and none comes in time
   */
  public AccessToken current() {
    try {
      return answer().get(longestWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TokenFailure failure ? failure.again() : Minter.unexpected(e);
    } catch (TimeoutException e) {
      throw waitedInVain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Interrupted while waiting for a token", e);
    }
  }

  /**
   * The same without ever blocking the caller. The stage is complete already when a usable token is
   * in hand or the wait is hopeless, and otherwise completes, perhaps with a {@link TokenFailure},
   * within the same bound; then on the thread of the mint or on the JDK's timer thread, so what
   * depends on it must not block. It is the caller's own: to cancel it disturbs nobody.
   */
  public CompletionStage<AccessToken> currentAsync() {
    CompletableFuture<AccessToken> shared = answer();
    CompletableFuture<AccessToken> own = new CompletableFuture<>();
    CompletableFuture<AccessToken> unused =
        shared.whenComplete(
            (token, failure) -> {
              if (failure == null) {
                own.complete(token);
              } else {
                own.completeExceptionally(failure);
              }
            });
    if (!own.isDone()) {
      // On the JDK's own timer thread: the given executor may be the very thing that is stuck.
      CompletableFuture.delayedExecutor(longestWait.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
          .execute(() -> own.completeExceptionally(waitedInVain()));
    }
    return own;
  }

  /** Starts a mint if it is time for one, the first included. Never waits. */
  public RefreshOutcome refreshIfDue() {
    Look look = minter.lookAndAct();
    if (look.begun().isPresent()) {
      return RefreshOutcome.STARTED;
    }
    return switch (look.state().phase()) {
      case EMPTY, FRESH -> RefreshOutcome.NOT_DUE;
      case MINTING, REFRESHING -> RefreshOutcome.UNDER_WAY;
      case FAILING -> RefreshOutcome.BACKING_OFF;
      case CLOSED -> RefreshOutcome.CLOSED;
    };
  }

  /**
   * Says that a door refused {@code token}. If it is the one in hand, and none was thrown away
   * within the last {@link RefreshSettings#refusalInterval()}, it is dropped and a new one minted,
   * though not before a back-off is over. Never waits.
   *
   * @return whether it was dropped; if not, ask again for the current one, which may be another
   */
  public boolean refused(AccessToken token) {
    boolean dropped = cell.drop(token, clock.nanos());
    if (dropped) {
      minter.tell(listener -> listener.dropped("It was refused where it was used"));
      minter.lookAndAct();
    }
    return dropped;
  }

  /** How things stand, without a secret. Starts nothing. */
  public TokenSnapshot snapshot() {
    return cell.show(clock.nanos());
  }

  /** Forgets the token. Who waits is told so, and who asks later too. Can be called again. */
  @Override
  public void close() {
    cell.close().ifPresent(attempt -> attempt.outcome().completeExceptionally(closed()));
  }

  private CompletableFuture<AccessToken> answer() {
    State state = minter.lookAndAct().state();
    Optional<AccessToken> usable =
        state.held().filter(held -> held.isUsable(clock.nanos())).map(HeldToken::token);
    return usable
        .map(CompletableFuture::completedFuture)
        .or(() -> state.attempt().map(Attempt::outcome))
        .orElseGet(() -> CompletableFuture.failedFuture(whyNone(state)));
  }

  private static TokenFailure whyNone(State state) {
    return state.trouble().map(Trouble::failure).orElseGet(() -> withoutTrouble(state));
  }

  private static TokenFailure withoutTrouble(State state) {
    return state instanceof State.Closed
        ? closed()
        : new Unavailable("The last token is over, and it is too early to ask for another");
  }

  private static TokenFailure closed() {
    return new Unavailable("The service is stopping: no more tokens");
  }

  private TokenFailure waitedInVain() {
    return cell.state()
        .trouble()
        .map(trouble -> trouble.failure().again())
        .orElseGet(
            () ->
                new Unavailable(
                    "No token within %d ms: its issuer has not answered yet"
                        .formatted(longestWait.toMillis())));
  }
}
