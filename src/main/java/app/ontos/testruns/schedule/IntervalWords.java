package app.ontos.testruns.schedule;

import java.time.Duration;

/** An interval as people say it. */
final class IntervalWords {
  private IntervalWords() {}

  /** In the largest unit of which it is a multiple. */
  static String of(Duration every) {
    long seconds = every.toSeconds();
    if (seconds % Duration.ofDays(1).toSeconds() == 0) {
      return every(every.toDays(), "day");
    }
    if (seconds % Duration.ofHours(1).toSeconds() == 0) {
      return every(every.toHours(), "hour");
    }
    return seconds % 60 == 0 ? every(every.toMinutes(), "minute") : every(seconds, "second");
  }

  private static String every(long count, String unit) {
    return count == 1 ? "every " + unit : "every %d %ss".formatted(count, unit);
  }
}
