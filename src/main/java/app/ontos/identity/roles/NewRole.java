package app.ontos.identity.roles;

import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of a role; see {@link Role} for the fields. */
public record NewRole(
    @Schema(required = true, minLength = 1, maxLength = Fields.NAME_LENGTH) String name,
    @Schema(maxLength = Fields.DESCRIPTION_LENGTH) Optional<String> description,
    Map<Feature, AccessLevel> access) {

  public NewRole {
    access = Access.of(access).levels();
  }

  /**
   * Checks a body. A feature that is not named is closed.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewRole from(JsonBody body) {
    Fields fields = body.fields();
    NewRole role =
        new NewRole(
            fields.requiredText("name", Fields.NAME_LENGTH),
            fields.paragraphs("description", Fields.DESCRIPTION_LENGTH),
            fields.object("access").map(NewRole::levels).orElse(Map.of()));
    fields.check();
    return role;
  }

  private static Map<Feature, AccessLevel> levels(Fields access) {
    Map<Feature, AccessLevel> levels = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      access
          .optionalOneOf(feature.id(), AccessLevel.BY_TEXT, AccessLevel.NONE)
          .ifPresent(level -> levels.put(feature, level));
    }
    return levels;
  }

  /** What a patch is merged into. */
  static NewRole of(Role role) {
    return new NewRole(role.name(), role.description(), role.access());
  }

  /** What it is to give. */
  Access gives() {
    return Access.of(access);
  }
}
