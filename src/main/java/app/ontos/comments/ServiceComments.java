package app.ontos.comments;

import app.ontos.audit.Author;
import app.ontos.records.RecordReference;
import app.ontos.records.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Comments that the service itself makes on what has become of a record. */
@ApplicationScoped
public class ServiceComments {
  /** Who is named as their author. */
  public static final String AUTHOR = "ontos";

  private final CommentStore store;

  ServiceComments(CommentStore store) {
    this.store = store;
  }

  /**
   * Adds one.
   *
   * @param cause what made it, as audit events tell requests
   * @throws app.ontos.shared.problem.ProblemException 422 if there is no such record any more
   */
  public void add(RecordReference record, String text, String cause) {
    List<String> kind = List.of(record.type().text());
    Comment unused =
        store.create(
            new NewComment(record.type(), record.id(), Optional.empty(), text),
            new Visibility(kind, kind),
            new Author(AUTHOR, cause),
            Optional.empty());
  }
}
