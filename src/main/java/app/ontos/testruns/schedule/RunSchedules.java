package app.ontos.testruns.schedule;

import app.ontos.audit.Author;
import app.ontos.identity.AbsentCallers;
import app.ontos.identity.Caller;
import app.ontos.lakebase.DatabaseConnector;
import app.ontos.lakebase.DatabaseState;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import app.ontos.testruns.ContractAccess;
import app.ontos.testruns.DatabaseAway;
import app.ontos.testruns.StartTestRun;
import app.ontos.testruns.TestRun;
import app.ontos.testruns.TestRunSettings;
import app.ontos.testruns.schedule.ScheduleTurnStore.Upcoming;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Starts the runs whose time has come. All instances look; who compares and sets the time of the
 * next turn, starts this one.
 *
 * <p>Between the times that are known nothing is asked but every six hours, so that a database that
 * scales to zero can sleep; a schedule that another instance was told of is that one's to see to.
 */
@ApplicationScoped
class RunSchedules {
  private static final Logger LOG = Logger.getLogger(RunSchedules.class);
  private static final Author SERVICE = new Author("ontos", "test-schedules");
  private static final int MOST_AT_ONCE = 50;

  private final ScheduleTurnStore store;
  private final StartTestRun start;
  private final AbsentCallers callers;
  private final ContractAccess access;
  private final SchedulablePlace places;
  private final TestRunSettings settings;
  private final DatabaseConnector database;
  private final Clock clock = Clock.systemUTC();
  private volatile Instant nextLook = Instant.MIN;

  RunSchedules(
      ScheduleTurnStore store,
      StartTestRun start,
      AbsentCallers callers,
      ContractAccess access,
      SchedulablePlace places,
      TestRunSettings settings,
      DatabaseConnector database) {
    this.store = store;
    this.start = start;
    this.callers = callers;
    this.access = access;
    this.places = places;
    this.settings = settings;
    this.database = database;
  }

  /** Schedules have changed here. */
  void changed() {
    nextLook = Instant.MIN;
  }

  @Scheduled(
      every = "${ontos.test-runs.tick:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    Instant now = clock.instant();
    if (now.isBefore(nextLook) || !(database.state() instanceof DatabaseState.Ready)) {
      return;
    }
    nextLook = now.plus(settings.look()); // before it looks, so that no change is missed
    try {
      look(now);
    } catch (RuntimeException e) {
      if (!DatabaseAway.isCauseOf(e)) {
        throw e;
      }
      LOG.debugf("Scheduled tests wait for the next turn: %s", e.getMessage());
      changed();
    }
  }

  private void look(Instant now) {
    List<Upcoming> upcoming = store.upcoming(MOST_AT_ONCE);
    for (Upcoming next : upcoming) {
      if (next.due()) {
        changed();
        if (!takeTurn(next.schedule(), now)) {
          return;
        }
      } else {
        Instant turn = next.schedule().nextRunAt().orElseThrow();
        nextLook = turn.isBefore(nextLook) ? turn : nextLook;
      }
    }
  }

  /** False where there is no room for more. */
  private boolean takeTurn(TestSchedule schedule, Instant now) {
    Instant turn = schedule.nextRunAt().orElseThrow();
    Caller caller = callers.named(schedule.updatedBy());
    Optional<String> fault = faultOf(schedule, caller);
    if (fault.isPresent()) {
      pause(schedule, fault.get(), now);
      return true;
    }
    try {
      Optional<TestRun> run =
          start.startScheduled(
              schedule.dataContractId(),
              schedule.place(),
              schedule.id(),
              ScheduleTurnStore.turn(schedule, turn, schedule.timing().after(turn, now)),
              caller,
              new Author(caller.principal(), "schedule " + schedule.id()));
      run.ifPresent(
          started -> LOG.infof("Schedule %s started test run %s", schedule.id(), started.id()));
      return true;
    } catch (ProblemException e) {
      if (e.problem().type() != ProblemType.TOO_MANY_RUNS) {
        throw e;
      }
      LOG.infof("Scheduled tests wait: %s", e.problem().detail());
      return false;
    }
  }

  /** Why the schedule can't run now; empty if it can. */
  private Optional<String> faultOf(TestSchedule schedule, Caller caller) {
    try {
      access.checkTestable(schedule.dataContractId(), caller);
    } catch (ProblemException e) {
      return Optional.of(
          "%s, with whose rights it runs, may not test the contract: %s"
              .formatted(caller.principal(), e.problem().detail()));
    }
    return places.faultOf(schedule.place()).map(SchedulablePlace.Fault::reason);
  }

  /** Rights may be missing only because the workspace does not tell the groups just now. */
  private void pause(TestSchedule schedule, String reason, Instant now) {
    Instant turn = schedule.nextRunAt().orElseThrow();
    if (now.isAfter(turn.plus(settings.pauseAfter()))) {
      store.pause(schedule, reason, SERVICE);
      LOG.warnf("Schedule %s is paused: %s", schedule.id(), reason);
    }
  }
}
