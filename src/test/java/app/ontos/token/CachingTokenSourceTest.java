package app.ontos.token;

import static app.ontos.token.FakeTokenSource.START;
import static app.ontos.token.FakeTokenSource.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ontos.token.TokenSnapshot.InHand;
import app.ontos.token.TokenSnapshot.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tokens are obtained, kept and renewed while all goes well. */
class CachingTokenSourceTest {

  @Test
  void asksForNothingUntilSomebodyNeedsAToken() {
    // When
    Rig rig = Rig.inline();

    // Then
    assertThat(rig.source.calls()).isZero();
    assertThat(rig.cache.snapshot().phase()).isEqualTo(Phase.EMPTY);
  }

  @Test
  void mintsTheFirstTokenWhenItIsNeeded() {
    // Given
    Rig rig = Rig.inline();

    // When
    AccessToken token = rig.cache.current();

    // Then
    assertThat(token).isEqualTo(token(1));
  }

  @Test
  void answersFromMemoryUntilTheRefreshIsDue() {
    // Given
    Rig rig = Rig.inline();
    rig.cache.current();
    rig.ticker.advance(Duration.ofMinutes(50).minusNanos(1));

    // When
    AccessToken token = rig.cache.current();

    // Then
    assertThat(token).isEqualTo(token(1));
    assertThat(rig.source.calls()).isEqualTo(1);
  }

  @Test
  void servesTheOldTokenAtOnceWhileTheNewOneIsMinted() {
    // Given
    ManualExecutor executor = new ManualExecutor();
    Rig rig = withAToken(executor);
    rig.ticker.advance(Duration.ofMinutes(50));

    // When
    AccessToken token = rig.cache.current();

    // Then
    assertThat(token).isEqualTo(token(1));
    assertThat(executor.waiting()).isEqualTo(1);
    assertThat(rig.cache.snapshot().phase()).isEqualTo(Phase.REFRESHING);
  }

  @Test
  void servesTheNewTokenOnceItIsThere() {
    // Given
    ManualExecutor executor = new ManualExecutor();
    Rig rig = withAToken(executor);
    rig.ticker.advance(Duration.ofMinutes(50));
    rig.cache.current();
    executor.runNext();

    // When
    AccessToken token = rig.cache.current();

    // Then
    assertThat(token).isEqualTo(token(2));
  }

  @Test
  void startsOneRefreshHoweverManyAskWhileItIsUnderWay() {
    // Given
    ManualExecutor executor = new ManualExecutor();
    Rig rig = withAToken(executor);
    rig.ticker.advance(Duration.ofMinutes(50));

    // When
    IntStream.range(0, 1000).forEach(i -> rig.cache.current());

    // Then
    assertThat(executor.waiting()).isEqualTo(1);
  }

  @Test
  void noticesByUseThatATokenIsOldWithoutAnyScheduler() {
    // Given
    Rig rig = Rig.inline();
    rig.cache.current();
    rig.ticker.advance(Duration.ofHours(9));

    // When
    AccessToken token = rig.cache.current();

    // Then
    assertThat(token).isEqualTo(token(2));
  }

  @Test
  void neverHandsOutATokenPastItsUsableLife() {
    // Given
    ManualExecutor executor = new ManualExecutor();
    Rig rig = withAToken(executor);
    rig.ticker.advance(Duration.ofMinutes(59).plusSeconds(30));

    // When
    CompletableFuture<AccessToken> answer = rig.cache.currentAsync().toCompletableFuture();

    // Then
    assertThat(answer).isNotDone();
    executor.runNext();
    assertThat(answer).isCompletedWithValue(token(2));
  }

  @Test
  void waitsForTheRefreshUnderWayWhenTheOldTokenRunsOutMeanwhile() {
    // Given
    ManualExecutor executor = new ManualExecutor();
    Rig rig = withAToken(executor);
    rig.ticker.advance(Duration.ofMinutes(59).plusSeconds(25));
    rig.cache.refreshIfDue();
    rig.ticker.advance(Duration.ofSeconds(5));

    // When
    CompletableFuture<AccessToken> answer = rig.cache.currentAsync().toCompletableFuture();

    // Then
    assertThat(answer).isNotDone();
    executor.runNext();
    assertThat(answer).isCompletedWithValue(token(2));
  }

  @Test
  void doesNotStartAnotherMintForATokenThatIsOverAtOnce() {
    // Given
    Rig rig = Rig.inline();
    rig.source.handsOutTokensOf(Duration.ofMillis(100));

    // When
    IntStream.range(0, 600)
        .forEach(
            i -> {
              CompletableFuture<AccessToken> unused =
                  rig.cache.currentAsync().toCompletableFuture();
              rig.ticker.advance(Duration.ofMillis(100));
            });

    // Then a minute has passed, with a mint every five seconds
    assertThat(rig.source.calls()).isEqualTo(12);
  }

  @Test
  void countsTheLifeOfATokenFromTheMomentItWasAskedFor() {
    // Given
    ManualExecutor executor = new ManualExecutor();
    Rig rig = Rig.on(executor);
    rig.cache.refreshIfDue();
    rig.ticker.advance(Duration.ofSeconds(20));

    // When
    executor.runNext();

    // Then
    assertThat(rig.cache.snapshot().token().map(InHand::age)).contains(Duration.ofSeconds(20));
    assertThat(rig.cache.snapshot().nextAttemptIn())
        .contains(Duration.ofMinutes(50).minusSeconds(20));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"two hours ahead, PT2H", "right, PT0S", "two hours behind, PT-2H"})
  void doesNotCareThatTheLocalClockIs(String name, Duration clockError) {
    // Given
    Rig rig = Rig.inline();
    Instant localNow = START.plus(clockError);
    Duration hour = Duration.ofHours(1);
    rig.source.does(() -> AccessToken.expiringAt("value", START.plus(hour), localNow, hour));
    rig.cache.current();

    // When
    rig.ticker.advance(Duration.ofMinutes(49));

    // Then
    assertThat(rig.cache.current().expiresAt()).isEqualTo(START.plus(hour));
    assertThat(rig.source.calls()).isEqualTo(1);
    assertThat(rig.cache.snapshot().nextAttemptIn()).contains(Duration.ofMinutes(1));
    assertThat(rig.cache.snapshot().token().map(InHand::expiresIn))
        .contains(Duration.ofMinutes(11));
  }

  @Test
  void answersAsynchronouslyWithACompletedStageWhenATokenIsInHand() {
    // Given
    Rig rig = Rig.inline();
    rig.cache.current();

    // When
    CompletableFuture<AccessToken> answer = rig.cache.currentAsync().toCompletableFuture();

    // Then
    assertThat(answer).isCompletedWithValue(token(1));
  }

  @Test
  void letsACallerCancelItsOwnStageWithoutHarmToOthers() {
    // Given
    ManualExecutor executor = new ManualExecutor();
    Rig rig = Rig.on(executor);
    CompletableFuture<AccessToken> mine = rig.cache.currentAsync().toCompletableFuture();
    CompletableFuture<AccessToken> other = rig.cache.currentAsync().toCompletableFuture();

    // When
    mine.cancel(true);

    // Then
    executor.runNext();
    assertThat(other).isCompletedWithValue(token(1));
  }

  @Test
  void tellsTheSchedulerWhatItDid() {
    // Given
    ManualExecutor executor = new ManualExecutor();
    Rig rig = Rig.on(executor);

    // When
    RefreshOutcome first = rig.cache.refreshIfDue();
    RefreshOutcome second = rig.cache.refreshIfDue();
    executor.runNext();
    RefreshOutcome third = rig.cache.refreshIfDue();
    rig.ticker.advance(Duration.ofMinutes(50));
    RefreshOutcome fourth = rig.cache.refreshIfDue();
    rig.cache.close();
    RefreshOutcome fifth = rig.cache.refreshIfDue();

    // Then
    assertThat(first).isEqualTo(RefreshOutcome.STARTED);
    assertThat(second).isEqualTo(RefreshOutcome.UNDER_WAY);
    assertThat(third).isEqualTo(RefreshOutcome.NOT_DUE);
    assertThat(fourth).isEqualTo(RefreshOutcome.STARTED);
    assertThat(fifth).isEqualTo(RefreshOutcome.CLOSED);
  }

  @Test
  void showsHowItStandsWithoutStartingAnything() {
    // Given
    Rig rig = Rig.inline();
    rig.cache.current();
    rig.ticker.advance(Duration.ofMinutes(54));

    // When
    TokenSnapshot snapshot = rig.cache.snapshot();

    // Then
    Instant end = START.plus(Duration.ofHours(1));
    InHand inHand =
        new InHand(START, end, Duration.ofMinutes(54), Duration.ofMinutes(6), 0.9, true);
    assertThat(snapshot)
        .isEqualTo(
            new TokenSnapshot(
                Phase.FRESH,
                Optional.of(inHand),
                Optional.of(Duration.ZERO),
                Optional.empty(),
                1,
                0,
                0));
    assertThat(rig.source.calls()).isEqualTo(1);
  }

  @Test
  void tellsTheListenerOfEveryNewToken() {
    // Given
    ManualExecutor executor = new ManualExecutor();
    Rig rig = Rig.on(executor);
    rig.cache.refreshIfDue();
    rig.ticker.advance(Duration.ofSeconds(3));

    // When
    executor.runNext();

    // Then
    assertThat(rig.heard.minted)
        .containsExactly(new RecordingListener.Minted(token(1), Duration.ofSeconds(3)));
  }

  @Test
  void isNotDisturbedByAListenerThatThrows() {
    // Given
    TokenListener broken =
        new TokenListener() {
          @Override
          public void minted(AccessToken token, Duration took) {
            throw new IllegalStateException("the log is full");
          }
        };
    CachingTokenSource cache =
        new CachingTokenSource(
            new FakeTokenSource(),
            Rig.SETTINGS,
            Runnable::run,
            new ManualTicker(),
            () -> 0,
            broken);

    // When
    AccessToken token = cache.current();

    // Then
    assertThat(token).isEqualTo(token(1));
  }

  @Test
  void handsOutNothingAfterItWasClosed() {
    // Given
    Rig rig = Rig.inline();
    rig.cache.current();

    // When
    rig.cache.close();

    // Then
    assertThatThrownBy(rig.cache::current)
        .isInstanceOf(TokenFailure.Unavailable.class)
        .hasMessage("The service is stopping: no more tokens");
    assertThat(rig.cache.snapshot().token()).isEmpty();
  }

  @Test
  void releasesThoseWhoWaitWhenItIsClosedAndForgetsTheAnswer() {
    // Given
    ManualExecutor executor = new ManualExecutor();
    Rig rig = Rig.on(executor);
    CompletableFuture<AccessToken> waiting = rig.cache.currentAsync().toCompletableFuture();

    // When
    rig.cache.close();

    // Then
    assertThat(waiting).isCompletedExceptionally();
    executor.runNext();
    assertThat(rig.source.calls()).isZero();
    assertThat(rig.cache.snapshot().phase()).isEqualTo(Phase.CLOSED);
  }

  private static Rig withAToken(ManualExecutor executor) {
    Rig rig = Rig.on(executor);
    rig.cache.refreshIfDue();
    executor.runNext();
    return rig;
  }
}
