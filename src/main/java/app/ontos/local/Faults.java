package app.ontos.local;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the workspace misbehaves, per group of its interface; can be changed at any time by any
 * thread. A fault of {@link ApiGroup#EVERYTHING} holds for every group that has none of its own.
 */
public final class Faults {
  private final Map<ApiGroup, Fault> faults = new EnumMap<>(ApiGroup.class);
  private boolean closed;

  private sealed interface Fault {}

  private record Status(int status, String code, String message) implements Fault {}

  private record RateLimit(Duration retryAfter) implements Fault {}

  private record Body(String text) implements Fault {}

  private record Hang() implements Fault {}

  /** Every call ends with this status. */
  public void failWith(int status) {
    failWith(ApiGroup.EVERYTHING, status);
  }

  /** Every call of the group ends with this status. */
  public void failWith(ApiGroup group, int status) {
    failWith(group, status, "INTERNAL_ERROR", "The workspace has a problem");
  }

  /** Every call of the group ends with this status and this explanation. */
  public void failWith(ApiGroup group, int status, String code, String message) {
    set(group, new Status(status, code, message));
  }

  /** Every call of the group ends with 429. */
  public void rateLimit(ApiGroup group, Duration retryAfter) {
    set(group, new RateLimit(retryAfter));
  }

  /**
   * Calls of the group are accepted and not answered. When the fault is over, the connections of
   * the calls that hung are closed.
   */
  public void hang(ApiGroup group) {
    set(group, new Hang());
  }

  /** Calls of the group succeed with a page of HTML. */
  public void garbage(ApiGroup group) {
    answerWith(group, "<html><body>Sign in to your workspace</body></html>");
  }

  /** Calls of the group succeed with this body. */
  public void answerWith(ApiGroup group, String body) {
    set(group, new Body(body));
  }

  /** All is well again. */
  public synchronized void recover() {
    faults.clear();
    notifyAll();
  }

  /** All is well again with the group. */
  public synchronized void recover(ApiGroup group) {
    faults.remove(group);
    notifyAll();
  }

  /** What a call of the group gets instead of its answer; empty when all is well. */
  Optional<Outcome> meet(ApiGroup group) throws InterruptedException {
    Optional<Fault> fault = await(group);
    return fault.map(Faults::outcome);
  }

  /** Lets every hanging call go, for good. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** An answer, or none: then the connection is closed. */
  record Outcome(Optional<ApiAnswer> answer) {}

  private synchronized Optional<Fault> await(ApiGroup group) throws InterruptedException {
    Optional<Fault> met = current(group);
    while (!closed && current(group).filter(Hang.class::isInstance).isPresent()) {
      wait();
    }
    return met;
  }

  private Optional<Fault> current(ApiGroup group) {
    return Optional.ofNullable(faults.get(group))
        .or(() -> Optional.ofNullable(faults.get(ApiGroup.EVERYTHING)));
  }

  private synchronized void set(ApiGroup group, Fault fault) {
    faults.put(group, fault);
    notifyAll();
  }

  private static Outcome outcome(Fault fault) {
    if (fault instanceof Status status) {
      return answered(ApiAnswer.error(status.status(), status.code(), status.message()));
    }
    if (fault instanceof RateLimit limit) {
      ApiAnswer answer = ApiAnswer.error(429, "RESOURCE_EXHAUSTED", "Too many requests");
      return answered(
          answer.withHeader("Retry-After", String.valueOf(limit.retryAfter().toSeconds())));
    }
    if (fault instanceof Body body) {
      return answered(new ApiAnswer(200, "text/html", Map.of(), body.text()));
    }
    return new Outcome(Optional.empty());
  }

  private static Outcome answered(ApiAnswer answer) {
    return new Outcome(Optional.of(answer));
  }
}
