package app.ontos.projects;

import app.ontos.audit.Author;
import app.ontos.shared.json.JsonBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Adds a project that comes from elsewhere, by the rules for one that a client sends. */
@ApplicationScoped
public class ImportProject {
  private final ProjectStore store;

  ImportProject(ProjectStore store) {
    this.store = store;
  }

  /**
   * Adds it.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault, 409 if its name is
   *     taken
   */
  public void create(JsonBody body, Author author) {
    store.create(NewProject.from(body), author, Optional.empty());
  }
}
