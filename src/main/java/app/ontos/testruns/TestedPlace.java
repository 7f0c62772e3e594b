package app.ontos.testruns;

import app.ontos.shared.json.Fields;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a contract is tested.
 *
 * @param connection a registered connection
 * @param environment one of its environments
 * @param schema where tables are that the contract names without a schema
 */
@Schema(name = "NewTestRun")
public record TestedPlace(
    @Schema(required = true) UUID connection,
    @Schema(required = true, minLength = 1, maxLength = Fields.NAME_LENGTH) String environment,
    @Schema(maxLength = TestedPlace.SCHEMA_LENGTH) Optional<String> schema) {

  /** The longest name in PostgreSQL, as it is built, in bytes. */
  public static final int SCHEMA_LENGTH = 63;

  private static final UUID NONE = new UUID(0, 0);

  /** Takes the fields from a body; the caller checks it. */
  public static TestedPlace take(Fields fields) {
    Optional<UUID> connection = fields.id("connection");
    if (!fields.has("connection")) {
      fields.fault("connection", "is required");
    }
    return new TestedPlace(
        connection.orElse(NONE),
        fields.requiredText("environment", Fields.NAME_LENGTH),
        fields.line("schema", SCHEMA_LENGTH));
  }
}
