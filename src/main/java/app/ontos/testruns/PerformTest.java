package app.ontos.testruns;

import app.ontos.connections.Target;
import app.ontos.connections.Targets;
import app.ontos.connections.login.ConnectionFailure;
import app.ontos.contracts.odcs.OdcsVersion;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.secrets.SecretUnreadable;
import app.ontos.testruns.RunEndStore.End;
import app.ontos.testruns.RunningTest.Stop;
import app.ontos.testruns.check.ContractTest;
import app.ontos.testruns.check.Outcome;
import app.ontos.testruns.check.TestSubject;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes a run from the queue to its end, and has that written down and told. */
@ApplicationScoped
class PerformTest {
  private static final Logger LOG = Logger.getLogger(PerformTest.class);

  /** Runs of a contract that are kept, and those of them whose results are. */
  private static final int MOST_RUNS = 500;

  private static final int MOST_WITH_RESULTS = 50;

  private final RunWorkStore work;
  private final RunEndStore ends;
  private final LapsedRunStore history;
  private final Targets targets;
  private final ContractTest engine;
  private final Patience patience;
  private final Event<ContractTurned> turned;

  PerformTest(
      RunWorkStore work,
      RunEndStore ends,
      LapsedRunStore history,
      Targets targets,
      ContractTest engine,
      Patience patience,
      Event<ContractTurned> turned) {
    this.work = work;
    this.ends = ends;
    this.history = history;
    this.targets = targets;
    this.engine = engine;
    this.patience = patience;
    this.turned = turned;
  }

  /**
   * Performs it.
   *
   * @throws RuntimeException if the service's own database is away for too long; the run then
   *     lapses
   */
  void perform(RunningTest test, UUID instance) {
    Optional<End> end =
        test.stopped().isPresent() ? stopped(test.stopped().get()) : begun(test, instance);
    if (end.isPresent()) {
      Optional<ContractColor> news = patience.with(() -> ends.end(test, instance, end.get()));
      news.ifPresent(color -> tell(new ContractTurned(test.contract(), test.id(), color)));
      int unused =
          patience.with(() -> history.forget(test.contract(), MOST_RUNS, MOST_WITH_RESULTS));
    }
  }

  private Optional<End> begun(RunningTest test, UUID instance) {
    Optional<String> document = patience.with(() -> work.begin(test.id(), instance));
    if (document.isEmpty()) {
      return Optional.empty(); // it was cancelled while it waited, or has gone with its contract
    }
    ResultJournal journal =
        new ResultJournal(
            test,
            (total, results) ->
                patience.with(() -> work.write(test.id(), instance, total, results)));
    Optional<String> trouble;
    try (journal) {
      trouble = run(test, document.get(), journal);
    }
    return test.stopped().isPresent()
        ? stopped(test.stopped().get())
        : Optional.of(new End(RunState.FINISHED, Optional.of(verdict(journal, trouble)), trouble));
  }

  /** Why the test could not be done; empty if it was. */
  private Optional<String> run(RunningTest test, String document, ResultJournal journal) {
    try {
      TestedPlace place = test.place();
      Target target = patience.with(() -> targets.find(place.connection(), place.environment()));
      ObjectNode contract = StandardDocument.stored(document).root();
      engine.run(
          new TestSubject(
              test.id(),
              OdcsVersion.of(contract).asThird(contract),
              target,
              test.caller(),
              place.schema()),
          journal);
      boolean known =
          journal.count(Outcome.PASSED)
                  + journal.count(Outcome.FAILED)
                  + journal.count(Outcome.ERRORED)
              > 0;
      return known ? Optional.empty() : Optional.of("Nothing could be checked");
    } catch (ConnectionFailure e) {
      return Optional.of("%s: %s. %s".formatted(e.code(), e.reason(), e.resolution()));
    } catch (ProblemException e) {
      return Optional.of(e.problem().detail());
    } catch (SecretUnreadable e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.errorf(e, "The test run %s failed", test.id());
      return Optional.of("Something went wrong on our side; the log has more under " + test.id());
    }
  }

  private static Verdict verdict(ResultJournal journal, Optional<String> trouble) {
    if (journal.count(Outcome.FAILED) > 0) {
      return Verdict.FAILED;
    }
    return trouble.isPresent() || journal.count(Outcome.ERRORED) > 0
        ? Verdict.ERRORED
        : Verdict.PASSED;
  }

  /** The end of a run that was stopped; empty if it is not this instance's to end. */
  private static Optional<End> stopped(Stop stop) {
    return switch (stop) {
      case LOST -> Optional.empty();
      case CANCELLED -> Optional.of(unfinished(RunState.CANCELLED, Optional.empty()));
      case UNWRITABLE ->
          Optional.of(
              unfinished(
                  RunState.INTERRUPTED, Optional.of("The results could not be written down")));
      case SHUTDOWN ->
          Optional.of(
              unfinished(RunState.INTERRUPTED, Optional.of("The service was told to stop")));
    };
  }

  private static End unfinished(RunState state, Optional<String> reason) {
    return new End(state, Optional.empty(), reason);
  }

  /** What those who are told make of it is their own trouble. */
  private void tell(ContractTurned turn) {
    try {
      turned.fire(turn);
    } catch (RuntimeException e) {
      LOG.errorf(e, "Not all were told that the contract %s has turned", turn.contract());
    }
  }
}
