package app.ontos.comments;

import app.ontos.records.RecordReference;
import app.ontos.records.RecordType;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of a new comment; see {@link Comment} for the fields. */
public record NewComment(
    @Schema(required = true) RecordType entityType,
    @Schema(required = true) UUID entityId,
    Optional<UUID> parentId,
    @Schema(required = true, minLength = 1, maxLength = CommentText.LENGTH) String text) {

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewComment from(JsonBody body) {
    Fields fields = body.fields();
    RecordReference entity = RecordReference.from(fields);
    Optional<UUID> parent = fields.id("parentId");
    String text = CommentText.take(fields);
    fields.check();
    return new NewComment(entity.type(), entity.id(), parent, text);
  }

  /** The record. */
  RecordReference entity() {
    return new RecordReference(entityType, entityId);
  }
}
