package app.ontos.sql;

import app.ontos.connections.Target;
import app.ontos.connections.Targets;
import app.ontos.connections.login.ConnectionFailure;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import app.ontos.sql.guard.StatementKind;
import app.ontos.sql.parameters.ParameterDefinition;
import app.ontos.sql.parameters.ParameterValues;
import app.ontos.sql.run.HeldRows;
import app.ontos.sql.run.ResultFormat;
import app.ontos.sql.run.Rows;
import app.ontos.sql.run.Run;
import app.ontos.sql.run.RunOutcome;
import app.ontos.sql.run.SharedReads;
import app.ontos.sql.run.StatementKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Runs a definition in an environment, in the caller's name, and has the trail know of it. */
@ApplicationScoped
class RunQuery {
  private static final Set<StatementKind> COUNTED =
      Set.of(StatementKind.INSERT, StatementKind.UPDATE, StatementKind.DELETE, StatementKind.MERGE);

  private static final String ABANDONED = "abandoned";

  private final Targets targets;
  private final SharedReads reads;
  private final RunTrail trail;

  RunQuery(Targets targets, SharedReads reads, RunTrail trail) {
    this.targets = targets;
    this.reads = reads;
    this.trail = trail;
  }

  /**
   * Starts it.
   *
   * @param values checks the values that came with the request
   * @return what is left to do: to write the result out. It fails with a {@link ProblemException}
   *     for what is wrong with the statement, and a {@link ConnectionFailure} if the database can't
   *     be entered
   * @throws ProblemException for what is wrong with the request
   */
  CompletionStage<Started> start(
      RunRequest request, Function<List<ParameterDefinition>, ParameterValues> values) {
    Run run = run(request, values);
    trail.begin(run, request);
    return rows(run)
        .handle(
            (rows, failure) ->
                failure == null
                    ? CompletableFuture.completedStage(new Started(run, request, rows))
                    : this.<Started>failed(run, request, unwrapped(failure)))
        .thenCompose(Function.identity());
  }

  private Run run(RunRequest request, Function<List<ParameterDefinition>, ParameterValues> values) {
    QueryDefinition definition = request.definition();
    RunOptions options = request.options();
    Optional<String> barred = request.query().flatMap(query -> definition.barred(request.caller()));
    if (barred.isPresent()) {
      throw ProblemType.FORBIDDEN.because(barred.get());
    }
    if (!definition.runsIn(options.environment())) {
      throw ProblemType.FORBIDDEN.because(
          "The query may not run in the environment " + options.environment());
    }
    refuseUncountable(definition, options);
    ParameterValues checked = values.apply(definition.parameters());
    Target target = targets.findRecent(request.connection(), options.environment());
    return new Run(
        options.id(),
        request.query().map(query -> key(query, target)),
        request.query().map(QueryVersion::slug).orElse("ad hoc"),
        target,
        request.caller(),
        definition.statement(),
        definition.parameters(),
        checked,
        definition.mode() == QueryMode.WRITE,
        definition.limits(),
        options.maxAffectedRows(),
        options.dryRun());
  }

  private static StatementKey key(QueryVersion query, Target target) {
    return new StatementKey(
        query.queryId(), query.version(), target.connectionId(), target.version(), target.name());
  }

  private CompletionStage<Rows> rows(Run run) {
    try {
      return reads.start(run);
    } catch (ProblemException | ConnectionFailure e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private <T> CompletionStage<T> failed(Run run, RunRequest request, Throwable failure) {
    return trail
        .end(run, request, code(failure), Optional.empty())
        .thenCompose(written -> CompletableFuture.failedStage(failure));
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException wrapper && wrapper.getCause() != null
        ? wrapper.getCause()
        : failure;
  }

  private static String code(Throwable failure) {
    if (failure instanceof ProblemException problem) {
      return problem.problem().type().code();
    }
    return failure instanceof ConnectionFailure lost ? lost.code() : ABANDONED;
  }

  /** Rows that a WITH clause changes are not counted by the server. */
  private static void refuseUncountable(QueryDefinition definition, RunOptions options) {
    boolean changesUncounted =
        definition.statement().writes() && !COUNTED.contains(definition.statement().kind());
    if (options.maxAffectedRows().isPresent() && changesUncounted) {
      throw Problem.of(
              ProblemType.INVALID_FIELDS,
              "/maxAffectedRows",
              "can't be kept: the server does not count what a WITH clause changes")
          .asException();
    }
  }

  /** A run whose first rows are there. */
  final class Started {
    private final Run run;
    private final RunRequest request;
    private final Rows rows;

    private Started(Run run, RunRequest request, Rows rows) {
      this.run = run;
      this.request = request;
      this.rows = rows;
    }

    /** The result, if all of it is here. */
    Optional<HeldRows> held() {
      return rows instanceof HeldRows held ? Optional.of(held) : Optional.empty();
    }

    /** A result that is all here as a body; complete when the run's end is written down. */
    CompletionStage<byte[]> body(ResultFormat format) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      try {
        print(format, body);
      } catch (IOException | RuntimeException e) {
        return failed(run, request, e);
      }
      return trail
          .end(run, request, RunTrail.SUCCEEDED, Optional.of(rows.outcome()))
          .thenApply(written -> body.toByteArray());
    }

    /**
     * Writes the result as it comes and ends the run; returns when that is written down.
     *
     * @throws IOException if nobody takes it any more
     */
    void stream(ResultFormat format, OutputStream out) throws IOException {
      String outcome = ABANDONED;
      try {
        print(format, out);
        outcome = RunTrail.SUCCEEDED;
      } catch (ProblemException | ConnectionFailure e) {
        outcome = code(e);
        throw e;
      } finally {
        trail.awaitEnd(run, request, outcome, Optional.of(rows.outcome()));
      }
    }

    private void print(ResultFormat format, OutputStream out) throws IOException {
      try (rows) {
        RunOutcome unused = format.write(rows, out, run.limits().maxBytes());
      }
    }
  }
}
