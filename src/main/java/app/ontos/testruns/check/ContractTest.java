package app.ontos.testruns.check;

import app.ontos.connections.login.ConnectionFailure;
import app.ontos.connections.login.Trouble;
import app.ontos.contracts.live.LiveContract;
import app.ontos.contracts.live.LiveSchemas;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.problem.ProblemException;
import app.ontos.sql.run.StatementRuns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Tests a contract against a database: READ ONLY, one statement at a time, with limits. Safe for
 * use by several threads.
 */
@ApplicationScoped
public class ContractTest {
  private static final Duration AFTER_A_WHILE = Duration.ofMinutes(1);

  private final StatementRuns runs;
  private final CancelWatch watch;
  private final LiveSchemas schemas;
  private final TestSettings settings;

  ContractTest(StatementRuns runs, CancelWatch watch, LiveSchemas schemas, TestSettings settings) {
    this.runs = runs;
    this.watch = watch;
    this.schemas = schemas;
    this.settings = settings;
  }

  /**
   * Runs all checks. What goes wrong with a check is its result; so one that the database refuses
   * or is too slow for takes none of the others with it. A database that goes away is waited for a
   * while, and the checks that it left undecided are errored.
   *
   * <p>When this returns, every planned check is decided, unless the test was cancelled: then it
   * returns as soon as the server lets go of the statement, and what is undecided stays so.
   *
   * @throws ConnectionFailure if the database can't be entered at all
   */
  public void run(TestSubject subject, Progress progress) {
    try {
      boolean mayQuery = subject.caller().may(Feature.QUERIES, AccessLevel.WRITE);
      TestedContract contract = look(subject, new Patience(progress));
      TestStatements statements = new TestStatements(runs, watch, subject, progress, settings);
      TestedContract known = Inheritance.of(contract, statements);
      PlanChecks.Plan plan = new PlanChecks(known, mayQuery).plan();
      progress.planned(plan.size());
      new DecideChecks(statements, progress).decide(plan);
    } catch (TestCancelled e) {
      // Whoever cancelled it knows.
    }
  }

  private TestedContract look(TestSubject subject, Patience patience) throws TestCancelled {
    for (int attempt = 0; ; attempt++) {
      try {
        LiveContract live =
            schemas.look(subject.contract(), subject.target(), subject.caller(), subject.schema());
        return TestedContract.of(subject.contract(), live);
      } catch (ConnectionFailure e) {
        if (e.retryAfter().isEmpty() || patience.isOver(attempt)) {
          throw e;
        }
      } catch (ProblemException e) { // the catalog took too long, or a lock was held
        if (patience.isOver(attempt)) {
          throw ConnectionFailure.passing(
              Trouble.TIMED_OUT, e.problem().detail(), "Try again", AFTER_A_WHILE);
        }
      }
      patience.pause(attempt);
    }
  }
}
