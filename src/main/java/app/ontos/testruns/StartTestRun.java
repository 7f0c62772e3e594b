package app.ontos.testruns;

import app.ontos.audit.Author;
import app.ontos.connections.Target;
import app.ontos.connections.Targets;
import app.ontos.identity.Caller;
import app.ontos.shared.db.Ids;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.problem.ProblemType;
import app.ontos.testruns.TestRunStore.NewRun;
import app.ontos.testruns.TestRunners.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Adds a run and starts it here, as far as there is room. */
@ApplicationScoped
public class StartTestRun {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestRunStore store;
  private final TestRunners runners;
  private final Targets targets;
  private final TestRunSettings settings;

  StartTestRun(TestRunStore store, TestRunners runners, Targets targets, TestRunSettings settings) {
    this.store = store;
    this.runners = runners;
    this.targets = targets;
    this.settings = settings;
  }

  /**
   * Starts a run for somebody who may.
   *
   * @return the run; with a key that was used before, the one of then
   * @throws app.ontos.shared.problem.ProblemException 404 without such a connection or environment,
   *     503 where too many runs wait
   */
  TestRun start(
      UUID contract,
      TestedPlace place,
      Caller caller,
      Author author,
      Optional<IdempotencyKey> key) {
    Target unused = targets.find(place.connection(), place.environment());
    try (Slot slot = runners.reserve().orElseThrow(StartTestRun::full)) {
      NewRun wanted = wanted(contract, place, Optional.empty());
      TestRun run = store.create(wanted, author, key);
      if (run.id().equals(wanted.id())) {
        slot.use(new RunningTest(run.id(), contract, place, caller, author));
      }
      return run;
    }
  }

  /**
   * Starts a run that a schedule wants, if the claim is got.
   *
   * @return the run; empty where the claim is another's
   * @throws app.ontos.shared.problem.ProblemException 503 where too many runs wait
   */
  public Optional<TestRun> startScheduled(
      UUID contract, TestedPlace place, UUID schedule, Claim claim, Caller caller, Author author) {
    try (Slot slot = runners.reserve().orElseThrow(StartTestRun::full)) {
      Optional<TestRun> run =
          store.create(wanted(contract, place, Optional.of(schedule)), author, claim);
      run.ifPresent(
          started -> slot.use(new RunningTest(started.id(), contract, place, caller, author)));
      return run;
    }
  }

  private NewRun wanted(UUID contract, TestedPlace place, Optional<UUID> schedule) {
    return new NewRun(Ids.next(), contract, place, schedule, runners.instance(), settings.lease());
  }

  private static RuntimeException full() {
    return ProblemType.TOO_MANY_RUNS.because(
        "So many tests go on and wait here that no more are taken", SOON);
  }
}
