package app.ontos.sql;

import app.ontos.audit.Author;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Saves a query that comes from elsewhere, by the rules for one that a client sends. */
@ApplicationScoped
public class ImportQuery {
  private static final long FIRST = 1;

  private final QueryStore store;
  private final QueryVersionStore versions;

  ImportQuery(QueryStore store, QueryVersionStore versions) {
    this.store = store;
    this.versions = versions;
  }

  /**
   * Saves it and makes its first version the endpoint's.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault, 409 if its name or slug
   *     is taken
   */
  public void publish(JsonBody body, Author author) {
    SavedQuery saved = store.create(NewQuery.from(body), author, Optional.empty());
    versions
        .publish(saved.id(), IfMatch.exactly(saved.version()), Optional.of(FIRST), author)
        .orThrow("query");
  }
}
