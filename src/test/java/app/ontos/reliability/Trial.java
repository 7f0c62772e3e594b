package app.ontos.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.testing.PackagedService;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One fault, under load: a moment of peace, the fault, and then as long as it takes until all is as
 * it was before.
 *
 * @param fault what is broken, for readers of the report
 * @param connections how many the service's pool has when it is whole
 * @param evidence the database that it uses when the fault is over
 */
record Trial(String fault, int connections, Evidence evidence) {
  private static final Duration PEACE = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int WRITERS = 6;
  private static final int READERS = 8;

  /** A switch that can fail. */
  @FunctionalInterface
  interface Switch {
    void turn() throws Exception;
  }

  /** Lets it happen for that long to a service that is ready. */
  Outcome run(PackagedService service, Switch on, Duration hold, Switch off) throws Exception {
    try (Traffic traffic = Traffic.start(service, WRITERS, READERS)) {
      traffic.keepUp(PEACE);
      on.turn();
      traffic.keepUp(hold);
      off.turn();
      long end = System.nanoTime();
      await().atMost(LIMIT).until(() -> Recovery.after(end, traffic.exchanges()).isPresent());
      evidence.awaitCapacity(connections, LIMIT);
      traffic.stop(LIMIT);
      await().atMost(LIMIT).until(() -> evidence.leftovers().isEmpty());
      return outcome(traffic, end);
    }
  }

  /** What the service promises whatever breaks around it. */
  static void assertKeepsPromises(Outcome outcome, Duration longest, Duration recovery) {
    assertThat(outcome.disorderly()).as("answers: %s", outcome.statuses()).isEmpty();
    assertKeepsRecords(outcome, longest, recovery);
  }

  /** What it promises even where its own end breaks connections. */
  static void assertKeepsRecords(Outcome outcome, Duration longest, Duration recovery) {
    assertThat(outcome.lost()).as("acknowledged and lost").isZero();
    assertThat(outcome.duplicates()).as("keys with two records").isZero();
    assertThat(outcome.halfDone()).as("writes there in part").isZero();
    assertThat(outcome.leftovers()).as("left behind by sessions").isEmpty();
    assertThat(outcome.longest()).as("longest request").isLessThan(longest);
    assertThat(outcome.recovery()).as("time to recover").isLessThan(recovery);
  }

  private Outcome outcome(Traffic traffic, long end) throws Exception {
    List<Exchange> exchanges = traffic.exchanges();
    Map<String, String> acknowledged = traffic.acknowledged();
    return new Outcome(
        fault,
        Exchange.count(exchanges),
        exchanges.stream().filter(exchange -> !exchange.orderly()).limit(5).toList(),
        exchanges.size(),
        exchanges.stream().filter(exchange -> !exchange.succeeded()).count(),
        exchanges.stream().filter(Exchange::isRead).filter(read -> !read.succeeded()).count(),
        acknowledged.size(),
        evidence.lost(acknowledged.values()),
        evidence.duplicates(),
        evidence.halfDone(),
        Recovery.after(end, exchanges).orElse(LIMIT),
        exchanges.stream().map(Exchange::took).max(Duration::compareTo).orElse(Duration.ZERO),
        evidence.leftovers());
  }
}
