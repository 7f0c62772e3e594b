package app.ontos.testruns.check;

import app.ontos.connections.login.ConnectionFailure;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.problem.ProblemException;
import app.ontos.sql.guard.StatementGuard;
import app.ontos.sql.guard.StatementMode;
import app.ontos.sql.guard.Verdict;
import app.ontos.sql.parameters.ParameterValues;
import app.ontos.sql.run.HeldRows;
import app.ontos.sql.run.ResultColumn;
import app.ontos.sql.run.Run;
import app.ontos.sql.run.RunLimits;
import app.ontos.sql.run.StatementFailed;
import app.ontos.sql.run.StatementRuns;
import app.ontos.testruns.check.StatementTrouble.Kind;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of one test, one after the other, as every statement of users is run: judged,
 * READ ONLY, within limits, to be stopped at any time. What may pass by itself is tried again on
 * another session after a while; once the database can't be entered, it isn't tried any more.
 */
final class TestStatements {
  private final StatementRuns runs;
  private final CancelWatch watch;
  private final TestSubject subject;
  private final Progress progress;
  private final Patience patience;
  private final int mostSeconds;
  private final Duration timeout;
  private final long begun = System.nanoTime();
  private @Nullable String gone;

  TestStatements(
      StatementRuns runs,
      CancelWatch watch,
      TestSubject subject,
      Progress progress,
      TestSettings settings) {
    this.runs = runs;
    this.watch = watch;
    this.subject = subject;
    this.progress = progress;
    this.patience = new Patience(progress);
    this.timeout = settings.timeout();
    this.mostSeconds =
        Math.max(
            (int) settings.statementTimeout().toSeconds(),
            subject.target().settings().statementTimeoutSeconds());
  }

  /**
   * Runs a query of few rows.
   *
   * @throws StatementTrouble if there is no answer
   * @throws TestCancelled if the test is to stop
   */
  Answer ask(String sql) throws StatementTrouble, TestCancelled {
    Verdict verdict = StatementGuard.judge(sql, StatementMode.READ);
    if (verdict instanceof Verdict.Refused refused) {
      throw new StatementTrouble(Kind.REFUSED, refused.reason());
    }
    for (int attempt = 0; ; attempt++) {
      try {
        return once((Verdict.Allowed) verdict);
      } catch (StatementFailed e) {
        boolean passing = Fault.isPassing(e);
        if (!passing || patience.isOver(attempt)) {
          throw new StatementTrouble(passing ? Kind.UNLUCKY : Kind.REFUSED, Fault.inWords(e));
        }
      } catch (ConnectionFailure e) {
        if (e.retryAfter().isEmpty() || patience.isOver(attempt)) {
          gone = "%s: %s".formatted(e.code(), e.reason());
          throw new StatementTrouble(Kind.GONE, gone);
        }
      }
      patience.pause(attempt);
    }
  }

  private Answer once(Verdict.Allowed statement)
      throws StatementFailed, StatementTrouble, TestCancelled {
    int seconds = secondsLeft();
    UUID id = Ids.next();
    long start = System.nanoTime();
    CancelWatch.Watch watching = watch.over(id, progress);
    try {
      return answer(runs.measure(run(id, statement, seconds)));
    } catch (ProblemException e) { // it was stopped before it began
      if (progress.isCancelled()) {
        throw new TestCancelled();
      }
      throw new StatementTrouble(Kind.UNLUCKY, e.problem().detail());
    } catch (StatementFailed e) {
      if (progress.isCancelled()) {
        throw new TestCancelled();
      }
      boolean inTime = Duration.ofNanos(System.nanoTime() - start).toMillis() < seconds * 1_000L;
      if (e.state().equals(SqlState.QUERY_CANCELED) && !inTime) {
        throw new StatementTrouble(
            Kind.TOO_SLOW, "The statement took longer than %d s".formatted(seconds));
      }
      throw e;
    } finally {
      watching.close();
    }
  }

  private int secondsLeft() throws StatementTrouble, TestCancelled {
    if (progress.isCancelled()) {
      throw new TestCancelled();
    }
    if (gone != null) {
      throw new StatementTrouble(Kind.GONE, gone);
    }
    long left = timeout.minusNanos(System.nanoTime() - begun).toSeconds();
    if (left < 1) {
      throw new StatementTrouble(
          Kind.GONE, "The test took longer than %d minutes".formatted(timeout.toMinutes()));
    }
    return (int) Math.min(mostSeconds, left);
  }

  private Run run(UUID id, Verdict.Allowed statement, int seconds) {
    return new Run(
        id,
        Optional.empty(),
        "test " + subject.runId(),
        subject.target(),
        subject.caller(),
        statement,
        List.of(),
        ParameterValues.fromJson(List.of(), JsonNodeFactory.instance.objectNode(), ""),
        false,
        new RunLimits(CheckResult.MOST_SAMPLES, RunLimits.USUAL_BYTES, seconds),
        Optional.empty(),
        false);
  }

  private static Answer answer(HeldRows result) {
    List<List<Optional<String>>> rows = new ArrayList<>();
    int width = result.columns().size();
    while (result.next()) {
      List<Optional<String>> row = new ArrayList<>(width);
      for (int i = 0; i < width; i++) {
        row.add(result.text(i));
      }
      rows.add(row);
    }
    return new Answer(result.columns().stream().map(ResultColumn::type).toList(), rows);
  }
}
