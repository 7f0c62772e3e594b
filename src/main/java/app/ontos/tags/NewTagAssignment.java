package app.ontos.tags;

import app.ontos.records.RecordReference;
import app.ontos.records.RecordType;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of an assignment; see {@link TagAssignment} for the fields. */
public record NewTagAssignment(
    @Schema(required = true) UUID tagId,
    @Schema(required = true) RecordType entityType,
    @Schema(required = true) UUID entityId,
    @Schema(maxLength = NewTagAssignment.VALUE_LENGTH) Optional<String> value) {

  static final int VALUE_LENGTH = 100;

  private static final UUID NO_TAG = new UUID(0, 0);

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewTagAssignment from(JsonBody body) {
    Fields fields = body.fields();
    Optional<UUID> tag = fields.id("tagId");
    if (!fields.has("tagId")) {
      fields.fault("tagId", "is required");
    }
    RecordReference entity = RecordReference.from(fields);
    Optional<String> value = fields.line("value", VALUE_LENGTH);
    fields.check();
    return new NewTagAssignment(tag.orElse(NO_TAG), entity.type(), entity.id(), value);
  }

  /** The record. */
  RecordReference entity() {
    return new RecordReference(entityType, entityId);
  }
}
