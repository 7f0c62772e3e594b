package app.ontos.token;

import static app.ontos.token.FakeTokenSource.SECRET;
import static app.ontos.token.FakeTokenSource.token;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.token.TokenFailure.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that holds a token shows it when it is printed. */
class RedactionTest {

  static Stream<Object> everythingThatHoldsAToken() {
    AccessToken token = token(1);
    HeldToken held = HeldToken.of(token, 0, new RefreshSchedule(RefreshSettings.DEFAULT), 0);
    Attempt attempt = new Attempt(1, 0, CompletableFuture.completedFuture(token));
    Trouble trouble = new Trouble(new Unavailable("down"), 1, 0);
    Rig rig = Rig.inline();
    return Stream.of(
        token,
        held,
        attempt,
        trouble,
        new State.Empty(),
        new State.Minting(attempt, Optional.of(trouble)),
        new State.Fresh(held),
        new State.Refreshing(held, attempt, Optional.of(trouble)),
        new State.Failing(Optional.of(held), trouble),
        new State.Closed(),
        new TokenCell.Look(new State.Fresh(held), Optional.of(attempt), Optional.empty()),
        new Verdict.Accepted(List.of(attempt)),
        new RecordingListener.Minted(rig.cache.current(), Duration.ZERO),
        rig.cache.snapshot(),
        rig.cache,
        rig.cache.currentAsync());
  }

  @ParameterizedTest
  @MethodSource("everythingThatHoldsAToken")
  void hidesTheToken(Object holder) {
    // When
    String text = holder.toString();

    // Then
    assertThat(text).isNotBlank().doesNotContain(SECRET);
  }
}
