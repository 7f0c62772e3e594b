package app.ontos.sql;

import app.ontos.identity.Caller;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Collects what the page of a query tells. */
@ApplicationScoped
class OpenedQueries {
  private static final int VERSIONS = 20;
  private static final int RUNS = 10;

  private final QueryVersionStore versions;
  private final RunStore runs;
  private final ParsedDefinitions definitions;

  OpenedQueries(QueryVersionStore versions, RunStore runs, ParsedDefinitions definitions) {
    this.versions = versions;
    this.runs = runs;
    this.definitions = definitions;
  }

  /** A version, the newest without a number; empty if it was not kept. */
  Optional<OpenedQuery> open(SavedQuery query, Optional<Long> number, Caller caller) {
    PageRequest<QueryRun> last =
        new PageRequest<>(
            RunStore.COLLECTION,
            RUNS,
            RunStore.COLLECTION.sorts().get(0),
            true,
            Optional.empty(),
            Map.of("queryId", query.id().toString()));
    return versions
        .findVersion(query.id(), number)
        .map(
            version ->
                new OpenedQuery(
                    version,
                    DefinitionSheet.of(version.definition()),
                    barred(version, caller),
                    versions.kept(query.id(), VERSIONS),
                    runs.list(last, caller).items()));
  }

  private Optional<String> barred(QueryVersion version, Caller caller) {
    try {
      return definitions.of(version).barred(caller);
    } catch (ProblemException e) { // what it asks for was allowed when it was saved
      return Optional.of("It may not run any more: " + e.problem().detail());
    }
  }
}
