package app.ontos.sql;

import app.ontos.connections.Connection;
import java.util.List;
import java.util.Optional;

/**
 * The form in which somebody runs a query.
 *
 * @param api the operation that runs it
 * @param name what files with its result are called
 * @param definition what is run
 * @param version which version, where that has to be said
 * @param environments where it may be run
 */
record RunForm(
    String api,
    String name,
    DefinitionSheet definition,
    Optional<Long> version,
    List<String> environments) {

  RunForm {
    environments = List.copyOf(environments);
  }

  /** Where a definition may be run, as far as the caller may know of it. */
  static List<String> environments(DefinitionSheet definition, Optional<Connection> connection) {
    if (!definition.environments().isEmpty()) {
      return definition.environments();
    }
    return connection
        .map(known -> List.copyOf(known.environments().keySet()))
        .filter(names -> !names.isEmpty())
        .orElse(List.of(RunOptions.USUAL_ENVIRONMENT));
  }

  /** Whether that is where a run goes which says nothing of it. */
  public boolean isUsual(String environment) {
    return environment.equals(RunOptions.USUAL_ENVIRONMENT);
  }
}
