package app.ontos.sql;

import app.ontos.sql.run.Run;
import app.ontos.sql.run.RunOutcome;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps who ran what where, and what came of it. A run that may change something is written down
 * before it starts, so that even one that nobody survived is known of; so is one whose id the
 * client chose, so that no other run can hide behind it.
 */
@ApplicationScoped
class RunTrail {
  /** The outcome of a run that has not ended, or whose end nobody was there to write down. */
  static final String STARTED = "started";

  static final String SUCCEEDED = "succeeded";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunStore store;
  private final RunJournal journal;
  private final ObjectMapper json;

  RunTrail(RunStore store, RunJournal journal, ObjectMapper json) {
    this.store = store;
    this.journal = journal;
    this.json = json;
  }

  /**
   * A run is about to start.
   *
   * @throws app.ontos.shared.problem.ProblemException 409 if there was one with its id
   */
  void begin(Run run, RunRequest request) {
    if (beginsInTrail(run, request)) {
      store.insert(row(run, request, STARTED, Optional.empty()));
    }
  }

  /**
   * It has ended.
   *
   * @param outcome {@code succeeded}, or the code of what went wrong
   * @return complete when that is written down
   */
  CompletionStage<Void> end(
      Run run, RunRequest request, String outcome, Optional<RunOutcome> result) {
    QueryRun row = row(run, request, outcome, result);
    if (beginsInTrail(run, request)) {
      store.finish(row);
      return CompletableFuture.completedStage(null);
    }
    return journal.write(row);
  }

  /** The same; returns when it is written down. */
  void awaitEnd(Run run, RunRequest request, String outcome, Optional<RunOutcome> result) {
    try {
      end(run, request, outcome, result)
          .toCompletableFuture()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RunJournal.late();
    } catch (TimeoutException e) {
      throw RunJournal.late();
    }
  }

  private static boolean beginsInTrail(Run run, RunRequest request) {
    return run.writes() || request.options().named();
  }

  private QueryRun row(Run run, RunRequest request, String outcome, Optional<RunOutcome> result) {
    return new QueryRun(
        run.id(),
        request.query().map(QueryVersion::queryId),
        request.query().map(QueryVersion::version),
        run.target().connectionId(),
        run.target().name(),
        request.author().principal(),
        request.author().requestId(),
        request.definition().statementHash(),
        parameters(run),
        Optional.empty(),
        result.map(RunOutcome::durationMillis),
        result.map(RunOutcome::rows),
        result.map(RunOutcome::affectedRows),
        outcome);
  }

  private String parameters(Run run) {
    try {
      return json.writeValueAsString(run.values().forAudit());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts that can't be written as JSON", e);
    }
  }
}
