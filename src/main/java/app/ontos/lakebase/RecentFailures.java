package app.ontos.lakebase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last few things that went wrong with the database, the latest first; safe for all threads.
 */
@ApplicationScoped
class RecentFailures {
  private static final int KEPT = 10;

  private final Clock clock;
  private final Deque<Failure> failures = new ArrayDeque<>();

  RecentFailures() {
    this(Clock.systemUTC());
  }

  RecentFailures(Clock clock) {
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param at when
   * @param what {@code token}, {@code login} or {@code database}
   * @param detail a sentence without a secret
   */
  public record Failure(Instant at, String what, String detail) {}

  synchronized void add(String what, String detail) {
    if (failures.size() == KEPT) {
      failures.removeLast();
    }
    failures.addFirst(new Failure(clock.instant().truncatedTo(ChronoUnit.MILLIS), what, detail));
  }

  synchronized List<Failure> list() {
    return List.copyOf(failures);
  }
}
