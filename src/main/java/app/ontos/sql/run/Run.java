package app.ontos.sql.run;

import app.ontos.connections.Target;
import app.ontos.identity.Caller;
import app.ontos.sql.guard.Verdict;
import app.ontos.sql.parameters.ParameterDefinition;
import app.ontos.sql.parameters.ParameterValues;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A statement that is to run.
 *
 * @param id by which it can be stopped
 * @param key what it is known by from earlier runs, if it is saved
 * @param label what the server's own list of activities calls it
 * @param target where it runs
 * @param caller in whose name
 * @param statement as the guard let it through
 * @param definitions of its parameters
 * @param values for them
 * @param writes whether it may change anything
 * @param limits how far it may go
 * @param maxAffectedRows beyond which a change is undone
 * @param dryRun whether a change is undone in any case
 */
public record Run(
    UUID id,
    Optional<StatementKey> key,
    String label,
    Target target,
    Caller caller,
    Verdict.Allowed statement,
    List<ParameterDefinition> definitions,
    ParameterValues values,
    boolean writes,
    RunLimits limits,
    Optional<Long> maxAffectedRows,
    boolean dryRun) {

  public Run {
    definitions = List.copyOf(definitions);
  }
}
