package app.ontos.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  @Test
  void doublesTheWaitUpToItsBound() {
    // Given
    Backoff backoff = Backoff.DEFAULT;

    // When
    List<Long> seconds =
        IntStream.rangeClosed(1, 8)
            .mapToObj(failures -> backoff.delay(failures, Optional.empty(), 0).toSeconds())
            .toList();

    // Then
    assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 20L, 20L, 20L);
  }

  @Test
  void staysAtItsBoundForEver() {
    // When
    Duration delay = Backoff.DEFAULT.delay(Integer.MAX_VALUE, Optional.empty(), 0);

    // Then
    assertThat(delay).isEqualTo(Duration.ofSeconds(20));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "jitter shortens by a fifth at most,   1,  ,       1,   PT0.8S",
    "and by half of that in the middle,    1,  ,       0.5, PT0.9S",
    "the issuer's wish lengthens the wait, 1,  PT7S,   0,   PT7S",
    "and is not shortened by jitter,       1,  PT7S,   1,   PT7S",
    "a shorter wish changes nothing,       4,  PT2S,   0,   PT8S",
    "a wish beyond the bound is cut,       1,  PT1H,   0,   PT60S",
    "a wish for the past changes nothing,  2,  PT-9S,  0,   PT2S",
  })
  void takesIntoAccount(
      String name, int failures, Duration retryAfter, double random, Duration expected) {
    // When
    Duration delay = Backoff.DEFAULT.delay(failures, Optional.ofNullable(retryAfter), random);

    // Then
    assertThat(delay).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "initial of zero,             PT0S,  PT20S, PT60S, 0.2, initial",
    "max of zero,                 PT1S,  PT0S,  PT60S, 0.2, max",
    "retryAfterMax below zero,    PT1S,  PT20S, PT-1S, 0.2, retryAfterMax",
    "initial longer than max,     PT30S, PT20S, PT60S, 0.2, initial",
    "jitter of more than a half,  PT1S,  PT20S, PT60S, 0.6, jitter",
    "jitter that is not a number, PT1S,  PT20S, PT60S, NaN, jitter",
  })
  void cannotBeMadeWith(
      String name,
      Duration initial,
      Duration max,
      Duration retryAfterMax,
      double jitter,
      String culprit) {
    // When
    var refusal =
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new Backoff(initial, max, retryAfterMax, jitter));

    // Then
    refusal.withMessageContaining(culprit);
  }
}
