package app.ontos.token;

import static app.ontos.token.FakeTokenSource.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ontos.token.TokenFailure.Unavailable;
import app.ontos.token.TokenSnapshot.Phase;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens when a database refuses a token that the issuer gave. */
class CachingTokenSourceRefusalTest {

  @Test
  void dropsTheTokenInHandAndMintsAnother() {
    // Given
    Rig rig = Rig.inline();
    AccessToken refused = rig.cache.current();

    // When
    boolean dropped = rig.cache.refused(refused);

    // Then
    assertThat(dropped).isTrue();
    assertThat(rig.cache.current()).isEqualTo(token(2));
    assertThat(rig.heard.dropped).hasSize(1);
    assertThat(rig.cache.snapshot().dropped()).isEqualTo(1);
  }

  @Test
  void makesNothingOfATokenThatIsNoLongerInHand() {
    // Given
    Rig rig = Rig.inline();
    AccessToken old = rig.cache.current();
    rig.ticker.advance(Duration.ofMinutes(50));
    rig.cache.refreshIfDue();

    // When
    boolean dropped = rig.cache.refused(old);

    // Then
    assertThat(dropped).isFalse();
    assertThat(rig.cache.current()).isEqualTo(token(2));
    assertThat(rig.source.calls()).isEqualTo(2);
  }

  @Test
  void mintsOnceWhenManyLoginsWereRefusedWithTheSameToken() {
    // Given
    Rig rig = Rig.inline();
    AccessToken refused = rig.cache.current();

    // When
    long drops = IntStream.range(0, 100).filter(i -> rig.cache.refused(refused)).count();

    // Then
    assertThat(drops).isEqualTo(1);
    assertThat(rig.source.calls()).isEqualTo(2);
  }

  @Test
  void mintsOnceAnIntervalWhenEveryNewTokenIsRefusedToo() {
    // Given
    Rig rig = Rig.inline();

    // When
    IntStream.range(0, 600)
        .forEach(
            i -> {
              rig.cache.refused(rig.cache.current());
              rig.ticker.advance(Duration.ofMillis(100));
            });

    // Then a minute has passed: the first token and twelve more
    assertThat(rig.source.calls()).isEqualTo(13);
  }

  @Test
  void keepsATokenRefusedTooSoonAfterTheLast() {
    // Given
    Rig rig = Rig.inline();
    rig.cache.refused(rig.cache.current());
    rig.ticker.advance(Duration.ofSeconds(5).minusNanos(1));

    // When
    boolean dropped = rig.cache.refused(token(2));

    // Then
    assertThat(dropped).isFalse();
    assertThat(rig.cache.current()).isEqualTo(token(2));
  }

  @Test
  void doesNotShortenABackOff() {
    // Given
    Rig rig = Rig.inline();
    AccessToken refused = rig.cache.current();
    rig.source.fails(new Unavailable("The control plane answered 503"));
    rig.ticker.advance(Duration.ofMinutes(50));
    rig.cache.refreshIfDue();

    // When
    boolean dropped = rig.cache.refused(refused);

    // Then
    assertThat(dropped).isTrue();
    assertThat(rig.source.calls()).isEqualTo(2);
    assertThatThrownBy(rig.cache::current).hasMessage("The control plane answered 503");
  }

  @Test
  void countsOnTheRefreshUnderWayWhenTheOldTokenIsRefused() {
    // Given
    ManualExecutor executor = new ManualExecutor();
    Rig rig = Rig.on(executor);
    rig.cache.refreshIfDue();
    executor.runNext();
    rig.ticker.advance(Duration.ofMinutes(50));
    rig.cache.refreshIfDue();

    // When
    boolean dropped = rig.cache.refused(token(1));

    // Then
    assertThat(dropped).isTrue();
    assertThat(rig.cache.snapshot().phase()).isEqualTo(Phase.MINTING);
    assertThat(executor.waiting()).isEqualTo(1);
  }

  @Test
  void knowsATokenByItsValueAlone() {
    // Given
    Rig rig = Rig.inline();
    AccessToken held = rig.cache.current();
    AccessToken sameSecret =
        new AccessToken(held.value(), held.issuedAt(), held.expiresAt(), Duration.ZERO);

    // When
    boolean dropped = rig.cache.refused(sameSecret);

    // Then
    assertThat(dropped).isTrue();
  }
}
