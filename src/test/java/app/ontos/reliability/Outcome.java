package app.ontos.reliability;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a fault has done.
 *
 * @param fault what was broken, for how long
 * @param statuses how often each answer was given, by status and problem
 * @param disorderly the answers among them that tell a client nothing it can go by
 * @param sent how many requests there were
 * @param failed how many of them were not done
 * @param failedReads how many of these only read
 * @param acknowledged how many records were created, as the service said
 * @param lost how many of these are not in the database
 * @param duplicates how many idempotency keys have made more than one record
 * @param halfDone how many writes are there in part
 * @param recovery from the fault's end until the service was well again
 * @param longest the longest time that a request took
 * @param leftovers what sessions have left behind in the database
 */
record Outcome(
    String fault,
    Map<String, Long> statuses,
    List<Exchange> disorderly,
    long sent,
    long failed,
    long failedReads,
    long acknowledged,
    long lost,
    long duplicates,
    long halfDone,
    Duration recovery,
    Duration longest,
    List<String> leftovers) {

  /** The outcome for clients that only read. */
  static Outcome ofReads(String fault, List<Exchange> exchanges, long end) {
    long failed = exchanges.stream().filter(exchange -> !exchange.succeeded()).count();
    return new Outcome(
        fault,
        Exchange.count(exchanges),
        exchanges.stream().filter(exchange -> !exchange.orderly()).limit(5).toList(),
        exchanges.size(),
        failed,
        failed,
        0,
        0,
        0,
        0,
        Recovery.after(end, exchanges).orElseThrow(),
        exchanges.stream().map(Exchange::took).max(Duration::compareTo).orElse(Duration.ZERO),
        List.of());
  }
}
