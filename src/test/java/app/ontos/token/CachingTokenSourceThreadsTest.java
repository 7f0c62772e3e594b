package app.ontos.token;

import static app.ontos.token.FakeTokenSource.awaitBounded;
import static app.ontos.token.FakeTokenSource.token;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.ontos.token.TokenFailure.Refused;
import app.ontos.token.TokenFailure.Unavailable;
import app.ontos.token.TokenSnapshot.Phase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads: who waits for whom, and that nobody waits for ever. */
@Timeout(30)
class CachingTokenSourceThreadsTest {

  private final ExecutorService minting = Executors.newCachedThreadPool();
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void letEverythingGo() {
    release.countDown();
    minting.shutdownNow();
    callers.shutdownNow();
  }

  @Test
  void mintsOnceForAHundredThreadsThatNeedTheFirstToken() {
    // Given
    Rig rig = Rig.on(minting);
    rig.source.hangsUntil(release);
    CountDownLatch arrived = new CountDownLatch(100);

    // When
    List<CompletableFuture<AccessToken>> answers =
        onThreads(
            100,
            () -> {
              arrived.countDown();
              return rig.cache.current();
            });
    awaitBounded(arrived);
    release.countDown();

    // Then
    assertThat(results(answers)).hasSize(100).containsOnly(token(1));
    assertThat(rig.source.calls()).isEqualTo(1);
  }

  @Test
  void failsAHundredThreadsWithOneMint() {
    // Given
    Rig rig = Rig.on(minting);
    rig.source.does(
        () -> {
          awaitBounded(release);
          throw new Refused("The client secret is wrong");
        });
    CountDownLatch arrived = new CountDownLatch(100);

    // When
    List<CompletableFuture<String>> answers =
        onThreads(
            100,
            () -> {
              arrived.countDown();
              return messageOf(rig.cache::current);
            });
    awaitBounded(arrived);
    release.countDown();

    // Then
    assertThat(results(answers)).hasSize(100).containsOnly("The client secret is wrong");
    assertThat(rig.source.calls()).isEqualTo(1);
  }

  @Test
  void waitsForAHangingIssuerNoLongerThanAgreed() {
    // Given
    Rig rig = Rig.impatient(minting);
    rig.source.hangsUntil(release);

    // When
    var failure = assertThatThrownBy(rig.cache::current);

    // Then
    failure
        .isInstanceOf(Unavailable.class)
        .hasMessage("No token within 50 ms: its issuer has not answered yet");
  }

  @Test
  void boundsTheAsynchronousWaitToo() {
    // Given
    Rig rig = Rig.impatient(minting);
    rig.source.hangsUntil(release);

    // When
    CompletableFuture<AccessToken> answer = rig.cache.currentAsync().toCompletableFuture();

    // Then
    assertThat(answer)
        .failsWithin(10, SECONDS)
        .withThrowableThat()
        .withCauseInstanceOf(Unavailable.class);
  }

  @Test
  void boundsTheAsynchronousWaitEvenIfTheExecutorHasNoThreadLeft() {
    // Given
    Rig rig = Rig.impatient(new ManualExecutor());

    // When
    CompletableFuture<AccessToken> answer = rig.cache.currentAsync().toCompletableFuture();

    // Then
    assertThat(answer)
        .failsWithin(10, SECONDS)
        .withThrowableThat()
        .withCauseInstanceOf(Unavailable.class);
  }

  @Test
  void namesTheLastRealCauseWhenItWaitedInVain() {
    // Given
    Rig rig = Rig.impatient(Runnable::run);
    rig.source.fails(new Unavailable("The control plane answered 503"));
    rig.cache.refreshIfDue();
    rig.ticker.advance(Duration.ofSeconds(1));
    rig.source.hangsUntil(release);
    minting.execute(rig.cache::refreshIfDue);
    await().atMost(10, SECONDS).until(() -> rig.cache.snapshot().phase() == Phase.MINTING);

    // When
    var failure = assertThatThrownBy(rig.cache::current);

    // Then
    failure.isInstanceOf(Unavailable.class).hasMessage("The control plane answered 503");
  }

  @Test
  void servesTheOldTokenToAllWhileTheIssuerHangs() {
    // Given
    Rig rig = Rig.on(minting);
    rig.cache.current();
    rig.source.hangsUntil(release);
    rig.ticker.advance(Duration.ofMinutes(50));

    // When
    List<CompletableFuture<AccessToken>> answers = onThreads(100, rig.cache::current);

    // Then
    assertThat(results(answers)).hasSize(100).containsOnly(token(1));
    await().atMost(10, SECONDS).until(() -> rig.source.calls() == 2);
  }

  @Test
  void mintsAgainWhenAHangingMintIsGivenUp() {
    // Given
    Rig rig = Rig.impatient(minting);
    rig.source.hangsUntil(release);
    rig.cache.refreshIfDue();
    await().atMost(10, SECONDS).until(() -> rig.source.calls() == 1);
    rig.source.works();
    rig.ticker.advance(Duration.ofSeconds(30));
    rig.cache.refreshIfDue();
    rig.ticker.advance(Duration.ofSeconds(1));

    // When
    rig.cache.refreshIfDue();

    // Then
    await().atMost(10, SECONDS).until(() -> rig.cache.snapshot().phase() == Phase.FRESH);
    assertThat(rig.cache.current()).isEqualTo(token(2));
    assertThat(rig.heard.failed)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.failure())
                    .hasMessage("The issuer of the token has not answered in time"));
  }

  @Test
  void releasesThoseWhoWaitForAMintThatIsGivenUp() {
    // Given
    Rig rig = Rig.on(minting);
    rig.source.hangsUntil(release);
    CompletableFuture<AccessToken> waiting = rig.cache.currentAsync().toCompletableFuture();
    rig.ticker.advance(Duration.ofSeconds(30));

    // When
    rig.cache.refreshIfDue();

    // Then
    assertThat(waiting).isCompletedExceptionally();
  }

  @Test
  void doesNotCallTheSourceForAnAttemptGivenUpInTheQueue() {
    // Given
    ManualExecutor busy = new ManualExecutor();
    Rig rig = Rig.on(busy);
    rig.cache.refreshIfDue();
    rig.ticker.advance(Duration.ofSeconds(30));
    rig.cache.refreshIfDue();

    // When
    busy.runNext();

    // Then
    assertThat(rig.source.calls()).isZero();
  }

  @Test
  void leavesAnInterruptedCallerInterrupted() {
    // Given
    Rig rig = Rig.on(minting);
    rig.source.hangsUntil(release);

    // When
    CompletableFuture<Boolean> answer =
        CompletableFuture.supplyAsync(
            () -> {
              Thread.currentThread().interrupt();
              String message = messageOf(rig.cache::current);
              return Thread.interrupted() && message.startsWith("Interrupted");
            },
            callers);

    // Then
    assertThat(answer).succeedsWithin(10, SECONDS).isEqualTo(true);
  }

  @Test
  void neverHasTwoMintsUnderWayUnderAStormOfRefusals() {
    // Given
    Rig rig = Rig.on(minting);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger number = new AtomicInteger();
    rig.source.does(
        () -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          AccessToken token = token(number.incrementAndGet());
          underWay.decrementAndGet();
          return token;
        });

    // When
    List<CompletableFuture<Integer>> rounds =
        onThreads(
            16,
            () -> {
              IntStream.range(0, 500).forEach(round -> refuseAndPassTime(rig));
              return 500;
            });

    // Then
    assertThat(results(rounds)).containsOnly(500);
    assertThat(most).hasValue(1);
    await()
        .atMost(10, SECONDS)
        .until(() -> rig.cache.snapshot().minted() == (long) rig.source.calls());
    assertThat(rig.cache.snapshot().failed()).isZero();
  }

  private static void refuseAndPassTime(Rig rig) {
    rig.cache.refused(rig.cache.current());
    rig.ticker.advance(Duration.ofMillis(20));
  }

  private <T> List<CompletableFuture<T>> onThreads(int count, Supplier<T> work) {
    return IntStream.range(0, count)
        .mapToObj(i -> CompletableFuture.supplyAsync(work, callers))
        .toList();
  }

  private static <T> List<T> results(List<CompletableFuture<T>> futures) {
    return futures.stream().map(future -> future.orTimeout(10, SECONDS).join()).toList();
  }

  private static String messageOf(Supplier<AccessToken> work) {
    try {
      return "no failure but " + work.get();
    } catch (TokenFailure failure) {
      return failure.getMessage();
    }
  }
}
