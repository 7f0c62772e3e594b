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
import app.ontos.sql.run.StatementKey;
import app.ontos.sql.run.StatementRuns;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Runs a definition in an environment, in the caller's name, and has the trail know of it. */
@ApplicationScoped
class RunQuery {
  private static final Set<StatementKind> COUNTED =
      Set.of(StatementKind.INSERT, StatementKind.UPDATE, StatementKind.DELETE, StatementKind.MERGE);

  private final Targets targets;
  private final StatementRuns runs;
  private final RunTrail trail;

  RunQuery(Targets targets, StatementRuns runs, RunTrail trail) {
    this.targets = targets;
    this.runs = runs;
    this.trail = trail;
  }

  /**
   * Starts it.
   *
   * @param values checks the values that came with the request
   * @return what is left to do: to write the result out
   * @throws ProblemException for what is wrong with the request or the statement
   * @throws ConnectionFailure if the database can't be entered
   */
  Started start(RunRequest request, Function<List<ParameterDefinition>, ParameterValues> values) {
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
    Run run =
        new Run(
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
    trail.begin(run, request);
    return new Started(run, request, executed(run, request));
  }

  private static StatementKey key(QueryVersion query, Target target) {
    return new StatementKey(
        query.queryId(), query.version(), target.connectionId(), target.version(), target.name());
  }

  private Rows executed(Run run, RunRequest request) {
    try {
      return runs.start(run);
    } catch (ProblemException e) {
      end(run, request, e.problem().type().code(), Optional.empty());
      throw e;
    } catch (ConnectionFailure e) {
      end(run, request, e.code(), Optional.empty());
      throw e;
    }
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

  private void end(Run run, RunRequest request, String outcome, Optional<RunOutcome> result) {
    trail.end(run, request, outcome, result);
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

    /**
     * Writes the result and ends the run.
     *
     * @throws IOException if nobody takes it any more
     */
    void write(ResultFormat format, OutputStream out) throws IOException {
      String outcome = "abandoned";
      try (rows) {
        RunOutcome unused = format.write(rows, out, run.limits().maxBytes());
        outcome = RunTrail.SUCCEEDED;
      } catch (ProblemException e) {
        outcome = e.problem().type().code();
        throw e;
      } catch (ConnectionFailure e) {
        outcome = e.code();
        throw e;
      } finally {
        end(run, request, outcome, Optional.of(rows.outcome()));
      }
    }
  }
}
