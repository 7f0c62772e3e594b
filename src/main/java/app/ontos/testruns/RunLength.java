package app.ontos.testruns;

import java.time.Duration;
import java.util.Locale;

/** How long something took, as people say it. */
final class RunLength {
  private RunLength() {}

  static String inWords(long millis) {
    Duration length = Duration.ofMillis(millis);
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (length.toMinutes() < 1) {
      return String.format(Locale.ENGLISH, "%.1f s", millis / 1_000.0);
    }
    return length.toHours() < 1
        ? "%d min %d s".formatted(length.toMinutes(), length.toSecondsPart())
        : "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
  }
}
