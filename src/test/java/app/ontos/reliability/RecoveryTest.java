package app.ontos.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final long END = TimeUnit.SECONDS.toNanos(100);

  @Test
  void isTheEndOfTheLastFailure() {
    // When
    Optional<Duration> recovery =
        Recovery.after(END, List.of(at(-500, 503), at(200, 200), at(700, 503), at(1800, 200)));

    // Then
    assertThat(recovery).contains(Duration.ofMillis(700));
  }

  @Test
  void isTheFirstSuccessWhereNothingFails() {
    // When
    Optional<Duration> recovery =
        Recovery.after(END, List.of(at(-500, 503), at(300, 200), at(1200, 201)));

    // Then
    assertThat(recovery).contains(Duration.ofMillis(300));
  }

  @Test
  void countsARequestThatFailsLongAfterOthersHaveSucceeded() {
    // When
    Optional<Duration> recovery =
        Recovery.after(END, List.of(at(10, 200), at(1500, 200), at(9000, 503)));

    // Then
    assertThat(recovery).contains(Duration.ofSeconds(9));
  }

  @Test
  void isUnknownUntilASecondHasPassedWithoutAFailure() {
    // When
    Optional<Duration> recovery =
        Recovery.after(END, List.of(at(600, 200), at(900, 503), at(1800, 200)));

    // Then
    assertThat(recovery).isEmpty();
  }

  private static Exchange at(long millis, int status) {
    long end = END + TimeUnit.MILLISECONDS.toNanos(millis);
    return new Exchange("GET", end - 1, end, status, "", false, "");
  }
}
