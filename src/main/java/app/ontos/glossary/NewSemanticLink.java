package app.ontos.glossary;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of a semantic link; see {@link SemanticLink} for the fields. */
public record NewSemanticLink(
    @Schema(required = true) UUID conceptId,
    @Schema(required = true) EntityType entityType,
    @Schema(required = true) UUID entityId,
    @Schema(maxLength = NewSemanticLink.PATH_LENGTH) Optional<String> path) {

  static final int PATH_LENGTH = 500;

  private static final UUID NO_ID = new UUID(0, 0);

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewSemanticLink from(JsonBody body) {
    Fields fields = body.fields();
    NewSemanticLink link =
        new NewSemanticLink(
            requiredId(fields, "conceptId"),
            fields.oneOf("entityType", EntityType.BY_TEXT, EntityType.DATA_DOMAIN),
            requiredId(fields, "entityId"),
            fields.line("path", PATH_LENGTH));
    if (link.entityType().isWithin() && !fields.has("path")) {
      fields.fault("path", "is required for a part of a contract");
    }
    fields.check();
    return link;
  }

  /** What a patch is merged into. */
  static NewSemanticLink of(SemanticLink link) {
    return new NewSemanticLink(link.conceptId(), link.entityType(), link.entityId(), link.path());
  }

  private static UUID requiredId(Fields fields, String name) {
    Optional<UUID> id = fields.id(name);
    if (id.isEmpty()) {
      fields.fault(name, "is required");
    }
    return id.orElse(NO_ID);
  }
}
