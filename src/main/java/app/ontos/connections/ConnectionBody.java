package app.ontos.connections;

import app.ontos.shared.json.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of a connection: the API's description, and what a patch is merged into. */
@Schema(name = "NewConnection")
record ConnectionBody(
    @Schema(required = true, minLength = 1, maxLength = Fields.NAME_LENGTH) String name,
    @Schema(maxLength = Fields.DESCRIPTION_LENGTH) Optional<String> description,
    Optional<UUID> ownerTeamId,
    List<String> tags,
    Map<String, Environment> environments) {

  static ConnectionBody of(Connection connection) {
    return new ConnectionBody(
        connection.name(),
        connection.description(),
        connection.ownerTeamId(),
        connection.tags(),
        connection.environments());
  }
}
