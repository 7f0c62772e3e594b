package app.ontos.teams;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of a team; see {@link Team} for the fields. */
public record NewTeam(
    @Schema(required = true, minLength = 1, maxLength = Fields.NAME_LENGTH) String name,
    @Schema(maxLength = Fields.NAME_LENGTH) Optional<String> title,
    @Schema(maxLength = Fields.DESCRIPTION_LENGTH) Optional<String> description,
    Optional<UUID> domainId) {

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewTeam from(JsonBody body) {
    Fields fields = body.fields();
    NewTeam team =
        new NewTeam(
            fields.requiredText("name", Fields.NAME_LENGTH),
            fields.line("title", Fields.NAME_LENGTH),
            fields.paragraphs("description", Fields.DESCRIPTION_LENGTH),
            fields.id("domainId"));
    fields.check();
    return team;
  }

  /** What a patch is merged into. */
  static NewTeam of(Team team) {
    return new NewTeam(team.name(), team.title(), team.description(), team.domainId());
  }
}
