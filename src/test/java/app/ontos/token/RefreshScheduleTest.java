package app.ontos.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshScheduleTest {

  private final RefreshSchedule schedule = new RefreshSchedule(RefreshSettings.DEFAULT);

  @ParameterizedTest(name = "{0}: {1} is renewed after {2} and used until {3}")
  @CsvSource({
    "a day is renewed by the interval,            PT24H,  PT50M,    PT23H59M30S",
    "an hour: ten minutes before its end,         PT60M,  PT50M,    PT59M30S",
    "half an hour: at five sixths,                PT30M,  PT25M,    PT29M30S",
    "the shortest that Lakebase gives,            PT5M,   PT4M10S,  PT4M45S",
    "two minutes as in a demonstration,           PT2M,   PT1M40S,  PT1M54S",
    "a minute,                                    PT60S,  PT50S,    PT57S",
    "twenty seconds as in a test,                 PT24S,  PT20S,    PT22.8S",
    "so short that the floor decides,             PT5S,   PT5S,     PT4.75S",
    "a second: not more often than the floor,     PT1S,   PT5S,     PT0.95S",
    "nothing: not more often than the floor,      PT0S,   PT5S,     PT0S",
  })
  void followsFromTheLifeOfTheToken(
      String name, Duration lifetime, Duration refreshAfter, Duration usableFor) {
    // When
    Duration refresh = schedule.refreshAfter(lifetime, 0);

    // Then
    assertThat(refresh).isEqualTo(refreshAfter);
    assertThat(schedule.usableFor(lifetime)).isEqualTo(usableFor);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no jitter,                  PT60M, 0,    PT50M",
    "half of it,                 PT60M, 0.5,  PT49M15S",
    "all of it: three per cent,  PT60M, 1,    PT48M30S",
    "never below the floor,      PT6S,  1,    PT5S",
  })
  void isMadeEarlierByJitterAndNeverLater(
      String name, Duration lifetime, double random, Duration expected) {
    // When
    Duration refresh = schedule.refreshAfter(lifetime, random);

    // Then
    assertThat(refresh).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 20, 59, 300, 1800, 3599, 3600, 3601, 86_400})
  void renewsEveryTokenOfSomeSecondsWhileItIsUsable(long seconds) {
    // Given
    Duration lifetime = Duration.ofSeconds(seconds);

    // When
    Duration refresh = schedule.refreshAfter(lifetime, 0);

    // Then
    assertThat(refresh).isPositive().isLessThan(schedule.usableFor(lifetime));
  }

  @Test
  void renewsATokenBeforeTheMarginEvenIfTheFractionIsLater() {
    // Given
    RefreshSettings late =
        new RefreshSettings(
            Duration.ofMinutes(50),
            0.999,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            0,
            Backoff.DEFAULT,
            Duration.ofSeconds(30),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5));

    // When
    Duration refresh = new RefreshSchedule(late).refreshAfter(Duration.ofMinutes(20), 0);

    // Then
    assertThat(refresh).isEqualTo(Duration.ofMinutes(19).plusSeconds(30));
  }
}
