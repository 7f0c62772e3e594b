package app.ontos.testruns.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingTest {

  @ParameterizedTest
  @CsvSource({
    "'30 6 * * *', Europe/Berlin, 2026-01-15T05:30:00Z",
    "'30 6 * * 1-5', UTC, 2026-01-15T06:30:00Z",
    "'0 0 1 * *', America/New_York, 2026-02-01T05:00:00Z",
    "'*/15 * * * *', UTC, 2026-01-15T04:15:00Z"
  })
  void followsCronInTheTimeOfItsZone(String cron, String zone, String expected) {
    // Given
    Timing timing = new Timing(Optional.of(cron), Optional.empty(), zone);

    // When
    Optional<Instant> next = timing.first(Instant.parse("2026-01-15T04:00:00Z"));

    // Then
    assertThat(next).contains(Instant.parse(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "PT1M, every minute",
    "PT90M, every 90 minutes",
    "PT6H, every 6 hours",
    "P1D, every day",
    "PT48H, every 2 days",
    "PT100S, every 100 seconds"
  })
  void saysIntervalsInWords(String interval, String expected) {
    // Given
    Timing timing = new Timing(Optional.empty(), Optional.of(interval), "UTC");

    // When
    String words = timing.inWords();

    // Then
    assertThat(words).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z", // there is no 02:30 in Berlin that day
    "2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z"
  })
  void runsOnceADayWhereClocksAreMoved(String now, String expected) {
    // Given
    Timing timing = new Timing(Optional.of("30 2 * * *"), Optional.empty(), "Europe/Berlin");

    // When
    Instant next = timing.first(Instant.parse(now)).orElseThrow();

    // Then
    assertThat(next).isBetween(Instant.parse(expected).minusSeconds(3600), Instant.parse(expected));
  }

  @Test
  void keepsTheRhythmOfAnIntervalWhereTimesWereMissed() {
    // Given
    Timing timing = new Timing(Optional.empty(), Optional.of("PT6H"), "UTC");

    // When
    Optional<Instant> next =
        timing.after(Instant.parse("2026-01-01T01:00:00Z"), Instant.parse("2026-01-03T12:34:56Z"));

    // Then
    assertThat(next).contains(Instant.parse("2026-01-03T13:00:00Z"));
  }

  @Test
  void givesNoTurnTwiceWhereClocksDiffer() {
    // Given
    Timing timing = new Timing(Optional.of("0 * * * *"), Optional.empty(), "UTC");
    Instant turn = Instant.parse("2026-01-01T01:00:00Z");

    // When
    Optional<Instant> next = timing.after(turn, turn.minusSeconds(2));

    // Then
    assertThat(next).contains(Instant.parse("2026-01-01T02:00:00Z"));
  }

  @Test
  void knowsWhenATimeNeverComes() {
    // Given
    Timing timing = new Timing(Optional.of("0 0 31 2 *"), Optional.empty(), "UTC");

    // When
    Optional<Instant> next = timing.first(Instant.parse("2026-01-01T00:00:00Z"));

    // Then
    assertThat(next).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "* * * *", "61 * * * *", "* * * * * *", "@daily", "a b c d e"})
  void tellsWhatIsNoCron(String cron) {
    // When
    Optional<String> fault = Timing.faultOfCron(cron);

    // Then
    assertThat(fault).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "6h", "PT30S", "-PT6H", "P367D", "P1M", "PT99999999999999999999H"})
  void tellsWhatIsNoInterval(String interval) {
    // When
    Optional<String> fault = Timing.faultOfInterval(interval);

    // Then
    assertThat(fault).isPresent();
  }
}
