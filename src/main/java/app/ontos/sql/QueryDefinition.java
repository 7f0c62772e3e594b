package app.ontos.sql;

import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.sql.guard.Verdict;
import app.ontos.sql.parameters.ParameterDefinition;
import app.ontos.sql.run.RunLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a query does, checked.
 *
 * @param statement as the guard let it through
 * @param statementHash SHA-256 of what is sent, in hexadecimal
 * @param parameters typed
 * @param mode what it may do
 * @param limits how far a run may go
 * @param cacheSeconds how long a client may keep a result before it asks again, 0 for not at all;
 *     without a number results carry no validator
 * @param roles who may run it; whoever may run queries if there are none
 * @param environments where it may run; anywhere if there are none
 * @param json all of it, as its author wrote it and as it is stored
 */
record QueryDefinition(
    Verdict.Allowed statement,
    String statementHash,
    List<ParameterDefinition> parameters,
    QueryMode mode,
    RunLimits limits,
    Optional<Integer> cacheSeconds,
    List<String> roles,
    List<String> environments,
    JsonNode json) {

  QueryDefinition {
    parameters = List.copyOf(parameters);
    roles = List.copyOf(roles);
    environments = List.copyOf(environments);
  }

  /**
   * Whether a caller has the right to run it: a role that it names, and the right to write where it
   * may change something. Who keeps queries may run them all.
   */
  boolean mayBeRunBy(Caller caller) {
    return barred(caller).isEmpty();
  }

  /** Why a caller has no right to run it, if that is so. */
  Optional<String> barred(Caller caller) {
    if (caller.may(Feature.QUERIES, AccessLevel.ADMIN)) {
      return Optional.empty();
    }
    AccessLevel needed = mode == QueryMode.WRITE ? AccessLevel.WRITE : AccessLevel.READ;
    if (!roles.isEmpty() && caller.roles().stream().noneMatch(roles::contains)) {
      return Optional.of("The query is for the roles " + String.join(", ", roles));
    }
    return caller.may(Feature.QUERIES, needed)
        ? Optional.empty()
        : Optional.of("A query that may change something needs queries:write");
  }

  /** Whether it may run there. */
  boolean runsIn(String environment) {
    return environments.isEmpty() || environments.contains(environment);
  }
}
