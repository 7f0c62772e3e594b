package app.ontos.token;

import java.time.Duration;
import java.util.Objects;

/** The bounds that settings are held to, with a message that names the culprit. */
final class Bounds {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final double LARGEST_JITTER = 0.5;

  private Bounds() {}

  static void positive(String name, Duration value) {
    Objects.requireNonNull(value, () -> name + " is null");
    if (value.compareTo(Duration.ZERO) <= 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s must be longer than 0 and at most %s but is %s".formatted(name, LONGEST, value));
    }
  }

  static void jitter(String name, double value) {
    if (!(value >= 0 && value <= LARGEST_JITTER)) {
      throw new IllegalArgumentException(
          "%s must be from 0 to %s but is %s".formatted(name, LARGEST_JITTER, value));
    }
  }

  static void atMost(String name, Duration value, String boundName, Duration bound) {
    if (value.compareTo(bound) > 0) {
      throw new IllegalArgumentException(
          "%s (%s) must not be longer than %s (%s)".formatted(name, value, boundName, bound));
    }
  }
}
