package app.ontos.token;

import static app.ontos.token.FakeTokenSource.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ontos.token.TokenFailure.Refused;
import app.ontos.token.TokenFailure.Unavailable;
import app.ontos.token.TokenSnapshot.LastFailure;
import app.ontos.token.TokenSnapshot.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens when the issuer does not answer, or does not want to. */
class CachingTokenSourceFailureTest {

  private final Unavailable down = new Unavailable("The control plane answered 503");

  @Test
  void tellsTheRealCauseToWhoeverNeedsAToken() {
    // Given
    Rig rig = Rig.inline();
    rig.source.fails(new Refused("The client secret is wrong"));

    // When
    var failure = assertThatThrownBy(rig.cache::current);

    // Then
    failure.isInstanceOf(Refused.class).hasMessage("The client secret is wrong");
  }

  @Test
  void completesTheStageWithTheFailureItself() {
    // Given
    Rig rig = Rig.inline();
    rig.source.fails(down);

    // When
    CompletableFuture<AccessToken> answer = rig.cache.currentAsync().toCompletableFuture();

    // Then
    assertThat(answer.handle((token, failure) -> failure)).isCompletedWithValue(down);
  }

  @Test
  void servesTheOldTokenWhileTheControlPlaneIsDown() {
    // Given
    Rig rig = Rig.inline();
    rig.cache.current();
    rig.source.fails(down);
    rig.ticker.advance(Duration.ofMinutes(50));

    // When
    boolean alwaysTheOldOne =
        IntStream.range(0, 569)
            .mapToObj(
                second -> {
                  AccessToken token = rig.cache.current();
                  rig.ticker.advance(Duration.ofSeconds(1));
                  return token;
                })
            .allMatch(token(1)::equals);

    // Then
    assertThat(alwaysTheOldOne).isTrue();
    assertThat(rig.cache.snapshot().phase()).isEqualTo(Phase.FAILING);
    assertThat(rig.heard.failed).hasSizeGreaterThan(20);
  }

  @Test
  void failsWithTheCauseOnceTheOldTokenIsOver() {
    // Given
    Rig rig = Rig.inline();
    rig.cache.current();
    rig.source.fails(down);
    rig.ticker.advance(Duration.ofMinutes(59).plusSeconds(30));

    // When
    var failure = assertThatThrownBy(rig.cache::current);

    // Then
    failure.isInstanceOf(Unavailable.class).hasMessage("The control plane answered 503");
  }

  @Test
  void failsAtOnceWhenTheOldTokenRunsOutDuringABackOff() {
    // Given
    Rig rig = Rig.inline();
    rig.cache.current();
    rig.source.fails(new Unavailable("Too many requests", null, Duration.ofSeconds(60)));
    rig.ticker.advance(Duration.ofMinutes(59));
    rig.cache.refreshIfDue();
    rig.ticker.advance(Duration.ofSeconds(30));

    // When
    CompletableFuture<AccessToken> answer = rig.cache.currentAsync().toCompletableFuture();

    // Then
    assertThat(answer).isCompletedExceptionally();
    assertThatThrownBy(rig.cache::current).hasMessage("Too many requests");
    assertThat(rig.cache.snapshot().token().map(TokenSnapshot.InHand::usable)).contains(false);
  }

  @Test
  void saysThatItIsTooEarlyWhenTokensLiveShorterThanTheFloor() {
    // Given
    Rig rig = Rig.inline();
    rig.source.handsOutTokensOf(Duration.ofSeconds(2));
    rig.cache.current();
    rig.ticker.advance(Duration.ofSeconds(2));

    // When
    var failure = assertThatThrownBy(rig.cache::current);

    // Then
    failure
        .isInstanceOf(Unavailable.class)
        .hasMessage("The last token is over, and it is too early to ask for another");
  }

  @Test
  void leavesTheIssuerAloneForTheBackOffHoweverManyAsk() {
    // Given
    Rig rig = Rig.inline();
    rig.source.fails(down);
    rig.cache.refreshIfDue();
    rig.ticker.advance(Duration.ofMillis(999));

    // When
    long refused =
        IntStream.range(0, 1000)
            .mapToObj(i -> rig.cache.currentAsync().toCompletableFuture())
            .filter(CompletableFuture::isCompletedExceptionally)
            .count();

    // Then
    assertThat(refused).isEqualTo(1000);
    assertThat(rig.source.calls()).isEqualTo(1);
    assertThat(rig.cache.refreshIfDue()).isEqualTo(RefreshOutcome.BACKING_OFF);
  }

  @Test
  void triesAgainAfterOneTwoFourSecondsAndSoOn() {
    // Given
    Rig rig = Rig.inline();
    rig.source.fails(down);

    // When
    IntStream.range(0, 100)
        .forEach(
            second -> {
              rig.cache.refreshIfDue();
              rig.ticker.advance(Duration.ofSeconds(1));
            });

    // Then
    assertThat(rig.heard.failed.stream().map(event -> event.retryIn().toSeconds()))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 20L, 20L, 20L, 20L);
  }

  @Test
  void waitsAsLongAsTheIssuerAsksForUpToABound() {
    // Given
    Rig rig = Rig.inline();
    rig.source.fails(new Unavailable("Too many requests", null, Duration.ofSeconds(45)));

    // When
    rig.cache.refreshIfDue();

    // Then
    assertThat(rig.cache.snapshot().nextAttemptIn()).contains(Duration.ofSeconds(45));
  }

  @Test
  void recoversAtTheFirstAttemptAfterTheIssuersReturn() {
    // Given
    Rig rig = Rig.inline();
    rig.source.fails(down);
    rig.cache.refreshIfDue();
    rig.source.works();
    rig.ticker.advance(Duration.ofSeconds(1));

    // When
    AccessToken token = rig.cache.current();

    // Then
    assertThat(token).isEqualTo(token(2));
    assertThat(rig.cache.snapshot().phase()).isEqualTo(Phase.FRESH);
    assertThat(rig.cache.snapshot().trouble()).isEmpty();
  }

  @Test
  void beginsTheBackOffAnewAfterASuccess() {
    // Given
    Rig rig = Rig.inline();
    rig.source.fails(down);
    IntStream.range(0, 9).forEach(i -> failOnceMore(rig));
    rig.source.works();
    rig.ticker.advance(Duration.ofSeconds(20));
    rig.cache.refreshIfDue();
    rig.source.fails(down);
    rig.ticker.advance(Duration.ofMinutes(50));

    // When
    rig.cache.refreshIfDue();

    // Then
    assertThat(rig.cache.snapshot().nextAttemptIn()).contains(Duration.ofSeconds(1));
  }

  @Test
  void showsTheLastFailureAndWhetherAPersonMustAct() {
    // Given
    Rig rig = Rig.inline();
    rig.source.fails(new Refused("The client secret is wrong"));

    // When
    IntStream.range(0, 3).forEach(i -> failOnceMore(rig));

    // Then
    assertThat(rig.cache.snapshot().trouble())
        .contains(new LastFailure(true, "The client secret is wrong", 3));
    assertThat(rig.cache.snapshot().failed()).isEqualTo(3);
  }

  @Test
  void takesATokenThatIsOverAlreadyForAFailure() {
    // Given
    Rig rig = Rig.inline();
    rig.source.handsOutTokensOf(Duration.ZERO);

    // When
    var failure = assertThatThrownBy(rig.cache::current);

    // Then
    failure
        .isInstanceOf(Unavailable.class)
        .hasMessageStartingWith("The new token is over already: AccessToken[value=***");
    assertThat(rig.cache.refreshIfDue()).isEqualTo(RefreshOutcome.BACKING_OFF);
  }

  @Test
  void repeatsNothingOfAnUnforeseenExceptionButItsKindAndItsPlace() {
    // Given
    Rig rig = Rig.inline();
    rig.source.does(
        () -> {
          throw new IllegalStateException("cannot parse {token: " + FakeTokenSource.SECRET + "}");
        });

    // When
    var failure = assertThatThrownBy(rig.cache::current);

    // Then
    failure
        .isInstanceOf(Unavailable.class)
        .hasMessageEndingWith("java.lang.IllegalStateException")
        .satisfies(
            thrown ->
                assertThat(everythingPrinted(thrown))
                    .contains("FakeTokenSource.mint")
                    .doesNotContain(FakeTokenSource.SECRET));
  }

  @Test
  void survivesAnErrorOfTheSource() {
    // Given
    Rig rig = Rig.inline();
    rig.source.does(
        () -> {
          throw new NoClassDefFoundError("com/databricks/sdk/Missing");
        });

    // When
    var failure = assertThatThrownBy(rig.cache::current);

    // Then
    failure.isInstanceOf(Unavailable.class).hasMessageEndingWith("java.lang.NoClassDefFoundError");
  }

  @Test
  void saysSoWhenThereIsNoThreadToMintOn() {
    // Given
    Rig rig =
        Rig.on(
            task -> {
              throw new RejectedExecutionException("pool is full");
            });

    // When
    var failure = assertThatThrownBy(rig.cache::current);

    // Then
    failure.isInstanceOf(Unavailable.class).hasMessage("There was no thread to mint a token on");
    assertThat(rig.cache.refreshIfDue()).isEqualTo(RefreshOutcome.BACKING_OFF);
  }

  @Test
  void givesEveryCallerAnExceptionOfItsOwn() {
    // Given
    Rig rig = Rig.inline();
    rig.source.fails(down);

    // When
    var failure = assertThatThrownBy(rig.cache::current);

    // Then
    failure.isNotSameAs(down).hasCause(down);
  }

  private static void failOnceMore(Rig rig) {
    rig.ticker.advance(Duration.ofSeconds(20));
    rig.cache.refreshIfDue();
  }

  private static String everythingPrinted(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
