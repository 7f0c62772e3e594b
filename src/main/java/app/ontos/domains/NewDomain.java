package app.ontos.domains;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of a data domain; see {@link Domain} for the fields. */
public record NewDomain(
    @Schema(required = true, minLength = 1, maxLength = Fields.NAME_LENGTH) String name,
    @Schema(maxLength = Fields.DESCRIPTION_LENGTH) Optional<String> description,
    Optional<UUID> parentId,
    List<String> tags) {

  public NewDomain {
    tags = List.copyOf(tags);
  }

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewDomain from(JsonBody body) {
    Fields fields = body.fields();
    NewDomain domain =
        new NewDomain(
            fields.requiredText("name", Fields.NAME_LENGTH),
            fields.paragraphs("description", Fields.DESCRIPTION_LENGTH),
            fields.id("parentId"),
            fields.tags("tags"));
    fields.check();
    return domain;
  }

  /** What a patch is merged into. */
  static NewDomain of(Domain domain) {
    return new NewDomain(domain.name(), domain.description(), domain.parentId(), domain.tags());
  }
}
