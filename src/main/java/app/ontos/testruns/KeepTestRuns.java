package app.ontos.testruns;

import app.ontos.audit.Author;
import app.ontos.lakebase.DatabaseConnector;
import app.ontos.lakebase.DatabaseState;
import app.ontos.testruns.RunningTest.Stop;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Gives signs of life for the runs of this instance, and marks those of instances that give none.
 *
 * <p>Where nothing goes on, nothing is asked but every six hours, so that a database that scales to
 * zero can sleep; whoever looks at another instance's run has it looked after soon.
 */
@ApplicationScoped
class KeepTestRuns {
  private static final Logger LOG = Logger.getLogger(KeepTestRuns.class);
  private static final String LAPSED =
      "The instance of the service that ran it gives no sign of life: it has ended, or lost its way"
          + " to the database";
  private static final Author SERVICE = new Author("ontos", "lapsed-lease");
  private static final int MOST_AT_ONCE = 100;

  private final TestRunners runners;
  private final RunWorkStore work;
  private final LapsedRunStore lapsed;
  private final TestRunSettings settings;
  private final DatabaseConnector database;
  private final Clock clock = Clock.systemUTC();
  private volatile Instant nextLook = Instant.MIN;

  KeepTestRuns(
      TestRunners runners,
      RunWorkStore work,
      LapsedRunStore lapsed,
      TestRunSettings settings,
      DatabaseConnector database) {
    this.runners = runners;
    this.work = work;
    this.lapsed = lapsed;
    this.settings = settings;
    this.database = database;
  }

  @Scheduled(
      every = "${ontos.test-runs.tick:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    if (!(database.state() instanceof DatabaseState.Ready)) {
      return;
    }
    try {
      renew();
      if (!clock.instant().isBefore(nextLook)) {
        look();
      }
    } catch (RuntimeException e) {
      if (!DatabaseAway.isCauseOf(e)) {
        throw e;
      }
      LOG.debugf("Leases of test runs wait for the next turn: %s", e.getMessage());
    }
  }

  /** Somebody has seen runs go on; if they are not of this instance, they are looked after soon. */
  void seen(Stream<TestRun> runs) {
    if (runs.anyMatch(run -> run.goesOn() && !runners.has(run.id()))) {
      nextLook = Instant.MIN;
    }
  }

  private void renew() {
    Collection<RunningTest> tests = runners.tests();
    if (tests.isEmpty()) {
      return;
    }
    Map<UUID, Boolean> mine =
        work.renew(
            tests.stream().map(RunningTest::id).toList(),
            runners.instance(),
            settings.lease().toMillis() / 1000.0);
    for (RunningTest test : tests) {
      Boolean cancelled = mine.get(test.id());
      if (cancelled == null) {
        runners.stop(test.id(), Stop.LOST); // or it has just ended, and then this does no harm
      } else if (cancelled) {
        runners.stop(test.id(), Stop.CANCELLED);
      }
    }
  }

  private void look() {
    nextLook = clock.instant().plus(settings.look()); // before it looks, so that none is missed
    Duration grace = settings.lease().dividedBy(3);
    Optional<Instant> nextLapse = lapsed.see(grace);
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      Optional<UUID> given = lapsed.giveUp(grace, LAPSED, SERVICE);
      if (given.isEmpty()) {
        break;
      }
      LOG.warnf("The test run %s is marked as interrupted: its lease has lapsed", given.get());
    }
    nextLapse.filter(next -> next.isBefore(nextLook)).ifPresent(next -> nextLook = next);
  }
}
