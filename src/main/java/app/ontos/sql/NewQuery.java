package app.ontos.sql;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a client says of a query, checked; see {@link SavedQuery} for the fields. */
record NewQuery(
    String name,
    String slug,
    Optional<String> description,
    UUID connectionId,
    QueryDefinition definition) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?");
  private static final UUID NONE = new UUID(0, 0);

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewQuery from(JsonBody body) {
    Fields fields = body.fields();
    String name = fields.requiredText("name", Fields.NAME_LENGTH);
    String slug = fields.requiredText("slug", 100);
    if (!slug.isEmpty() && !SLUG.matcher(slug).matches()) {
      fields.fault("slug", "must be lower-case letters and digits, with hyphens between");
    }
    if (slug.equals(PublishedApiResource.SLUG)) {
      fields.fault("slug", "is taken by the description of all published queries");
    }
    Optional<String> description = fields.paragraphs("description", Fields.DESCRIPTION_LENGTH);
    Optional<UUID> connection = fields.id("connectionId");
    if (connection.isEmpty()) {
      fields.fault("connectionId", "is required");
    }
    Optional<QueryDefinition> definition = Optional.empty();
    Optional<Fields> inner = fields.object("definition");
    if (inner.isPresent()) {
      ObjectNode json = (ObjectNode) body.object().get("definition");
      definition = QueryDefinitions.read(inner.get(), json);
    } else if (!fields.has("definition")) {
      fields.fault("definition", "is required");
    }
    fields.check();
    return new NewQuery(name, slug, description, connection.orElse(NONE), definition.orElseThrow());
  }
}
