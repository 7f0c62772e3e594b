package app.ontos.reliability;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds out when a service was well again, from what its clients saw. */
final class Recovery {
  private static final long QUIET = Duration.ofSeconds(1).toNanos();

  private Recovery() {}

  /**
   * The time from the fault's end to the end of the last failure, or to the first success where
   * nothing failed any more; empty as long as there was no whole second without a failure.
   *
   * @param end when the fault ended, by {@link System#nanoTime}
   */
  static Optional<Duration> after(long end, List<Exchange> exchanges) {
    List<Exchange> later =
        exchanges.stream()
            .filter(exchange -> exchange.end() >= end)
            .sorted(Comparator.comparingLong(Exchange::end))
            .toList();
    Optional<Long> firstSuccess =
        later.stream().filter(Exchange::succeeded).map(Exchange::end).findFirst();
    Optional<Long> lastFailure =
        later.stream()
            .filter(exchange -> !exchange.succeeded())
            .map(Exchange::end)
            .reduce((before, next) -> next);
    return firstSuccess
        .filter(success -> hasAQuietSecond(end, later))
        .map(success -> Duration.ofNanos(Math.max(success, lastFailure.orElse(end)) - end));
  }

  private static boolean hasAQuietSecond(long end, List<Exchange> later) {
    long quietSince = end;
    for (Exchange exchange : later) {
      if (exchange.end() - quietSince >= QUIET) {
        return true;
      }
      if (!exchange.succeeded()) {
        quietSince = exchange.end();
      }
    }
    return false;
  }
}
