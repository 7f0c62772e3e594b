package app.ontos.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshSettingsTest {

  @Test
  void areByDefaultMadeForTheTokensOfDatabricks() {
    // When
    RefreshSettings settings = RefreshSettings.DEFAULT;

    // Then
    assertThat(settings)
        .isEqualTo(
            new RefreshSettings(
                Duration.ofMinutes(50),
                5.0 / 6,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                0.03,
                new Backoff(
                    Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(60), 0.2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no interval,                PT0S,  0.8, PT5S,  PT30S, 0,    PT30S, PT4S,  PT5S, interval",
    "an endless interval,        PT25H, 0.8, PT5S,  PT30S, 0,    PT30S, PT4S,  PT5S, interval",
    "a fraction of nothing,      PT50M, 0,   PT5S,  PT30S, 0,    PT30S, PT4S,  PT5S, fraction",
    "a fraction of all,          PT50M, 1,   PT5S,  PT30S, 0,    PT30S, PT4S,  PT5S, fraction",
    "a fraction not a number,    PT50M, NaN, PT5S,  PT30S, 0,    PT30S, PT4S,  PT5S, fraction",
    "no floor,                   PT50M, 0.8, PT0S,  PT30S, 0,    PT30S, PT4S,  PT5S, minimumDelay",
    "a floor above the interval, PT50M, 0.8, PT51M, PT30S, 0,    PT30S, PT4S,  PT5S, minimumDelay",
    "no margin,                  PT50M, 0.8, PT5S,  PT0S,  0,    PT30S, PT4S,  PT5S, usableMargin",
    "negative jitter,            PT50M, 0.8, PT5S,  PT30S, -0.1, PT30S, PT4S,  PT5S, jitter",
    "jitter above a half,        PT50M, 0.8, PT5S,  PT30S, 0.51, PT30S, PT4S,  PT5S, jitter",
    "no mint timeout,            PT50M, 0.8, PT5S,  PT30S, 0,    PT0S,  PT4S,  PT5S, mintTimeout",
    "no wait,                    PT50M, 0.8, PT5S,  PT30S, 0,    PT30S, PT0S,  PT5S, firstMintWait",
    "a wait past the timeout,    PT50M, 0.8, PT5S,  PT30S, 0,    PT30S, PT31S, PT5S, firstMintWait",
    "no refusal interval,        PT50M, 0.8, PT5S,  PT30S, 0,    PT30S, PT4S,  PT0S, refusalInterval",
  })
  void cannotBeMadeWith(
      String name,
      Duration interval,
      double fraction,
      Duration minimumDelay,
      Duration usableMargin,
      double jitter,
      Duration mintTimeout,
      Duration firstMintWait,
      Duration refusalInterval,
      String culprit) {
    // When
    var refusal =
        assertThatIllegalArgumentException()
            .isThrownBy(
                () ->
                    new RefreshSettings(
                        interval,
                        fraction,
                        minimumDelay,
                        usableMargin,
                        jitter,
                        Backoff.DEFAULT,
                        mintTimeout,
                        firstMintWait,
                        refusalInterval));

    // Then
    refusal.withMessageContaining(culprit);
  }
}
