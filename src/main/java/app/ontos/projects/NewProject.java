package app.ontos.projects;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of a project; see {@link Project} for the fields. */
public record NewProject(
    @Schema(required = true, minLength = 1, maxLength = Fields.NAME_LENGTH) String name,
    @Schema(maxLength = Fields.NAME_LENGTH) Optional<String> title,
    @Schema(maxLength = Fields.DESCRIPTION_LENGTH) Optional<String> description,
    Optional<UUID> ownerTeamId,
    List<UUID> teamIds) {

  public NewProject {
    teamIds = List.copyOf(teamIds);
  }

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewProject from(JsonBody body) {
    Fields fields = body.fields();
    NewProject project =
        new NewProject(
            fields.requiredText("name", Fields.NAME_LENGTH),
            fields.line("title", Fields.NAME_LENGTH),
            fields.paragraphs("description", Fields.DESCRIPTION_LENGTH),
            fields.id("ownerTeamId"),
            fields.ids("teamIds"));
    fields.check();
    return project;
  }

  /** What a patch is merged into. */
  static NewProject of(Project project) {
    return new NewProject(
        project.name(),
        project.title(),
        project.description(),
        project.ownerTeamId(),
        project.teamIds());
  }
}
