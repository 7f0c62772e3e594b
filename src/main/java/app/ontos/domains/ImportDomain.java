package app.ontos.domains;

import app.ontos.audit.Author;
import app.ontos.shared.json.JsonBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Adds a domain that comes from elsewhere, by the rules for one that a client sends. */
@ApplicationScoped
public class ImportDomain {
  private final DomainStore store;

  ImportDomain(DomainStore store) {
    this.store = store;
  }

  /**
   * Adds it.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault, 409 if its name is
   *     taken
   */
  public void create(JsonBody body, Author author) {
    store.create(NewDomain.from(body), author, Optional.empty());
  }
}
