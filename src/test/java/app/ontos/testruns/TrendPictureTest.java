package app.ontos.testruns;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.testruns.TrendPicture.Bar;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrendPictureTest {

  @Test
  void goesFromTheOldestRunAtTheLeftToTheNewest() {
    // Given
    TestTrend.Point newest = run(10, 0, 0, 500);
    TestTrend.Point oldest = run(9, 1, 0, 1_000);

    // When
    TrendPicture picture = picture(newest, oldest);

    // Then
    assertThat(picture.columns())
        .extracting(TrendPicture.Column::run)
        .containsExactly(oldest, newest);
    assertThat(picture.columns()).extracting(TrendPicture.Column::left).isSorted();
    assertThat(picture.longest()).isEqualTo("1.0 s");
  }

  @Test
  void showsOneFailureAmongThousandsOfChecks() {
    // Given
    TestTrend.Point run = run(19_999, 1, 0, 10);

    // When
    List<Bar> bars = picture(run).columns().get(0).bars();

    // Then
    assertThat(bars).extracting(Bar::outcome).containsExactly("passed", "failed");
    assertThat(bars).allSatisfy(bar -> assertThat(bar.height()).isGreaterThanOrEqualTo(4));
    assertThat(bars).allSatisfy(bar -> assertThat(bar.y()).isNotNegative());
  }

  @Test
  void showsARunThatCouldCheckNothing() {
    // Given
    TestTrend.Point run = run(0, 0, 0, 0);

    // When
    TrendPicture picture = picture(run);

    // Then
    assertThat(picture.columns().get(0).bars()).isEmpty();
    assertThat(picture.columns().get(0).label()).contains("0 passed, 0 failed, 0 errored, 0 ms");
  }

  private static TrendPicture picture(TestTrend.Point... newestFirst) {
    return TrendPicture.of(
        new TestTrend.Place(UUID.randomUUID(), "production", List.of(newestFirst)));
  }

  private static TestTrend.Point run(int passed, int failed, int errored, long millis) {
    int all = passed + failed + errored;
    return new TestTrend.Point(
        UUID.randomUUID(),
        failed > 0 ? Verdict.FAILED : Verdict.PASSED,
        new CheckCounts(Optional.of(all), all, passed, failed, errored, 0),
        Optional.empty(),
        Instant.parse("2026-11-28T10:00:00Z"),
        millis);
  }
}
