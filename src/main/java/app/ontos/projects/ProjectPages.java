package app.ontos.projects;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordNames;
import app.ontos.records.RecordType;
import app.ontos.records.Visibility;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.web.FilledParameters;
import app.ontos.web.View;
import app.ontos.web.Views;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of the projects. */
@Path("/projects")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ProjectPages {
  private final Views views;
  private final ProjectStore projects;
  private final RecordNames names;

  ProjectPages(Views views, ProjectStore projects, RecordNames names) {
    this.views = views;
    this.projects = projects;
    this.names = names;
  }

  @CheckedTemplate(basePath = "projects")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(View view, String q, Page<Project> projects, String more);

    static native TemplateInstance rows(Page<Project> projects, String more);

    static native TemplateInstance project(View view, Project project, Map<UUID, String> teams);

    static native TemplateInstance form(
        View view, Optional<Project> project, Map<UUID, String> teams);
  }

  @GET
  @Needs(feature = Feature.PROJECTS, level = AccessLevel.READ)
  public TemplateInstance list(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    PageRequest<Project> request =
        PageRequest.of(FilledParameters.of(uri), ProjectStore.COLLECTION);
    Page<Project> page = projects.list(request);
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(ProjectStore.PATH, "/projects"))
            .orElse("");
    return part == null
        ? Templates.list(views.of(exchange), request.filter("q").orElse(""), page, more)
        : Templates.rows(page, more);
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.PROJECTS, level = AccessLevel.WRITE)
  public TemplateInstance add(@Context RoutingContext exchange) {
    return Templates.form(views.of(exchange), Optional.empty(), Map.of());
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.PROJECTS, level = AccessLevel.READ)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    View view = views.of(exchange);
    Project project = existing(id);
    return Templates.project(view, project, teams(view, project));
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.PROJECTS, level = AccessLevel.WRITE)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    View view = views.of(exchange);
    Project project = existing(id);
    return Templates.form(view, Optional.of(project), teams(view, project));
  }

  private Project existing(UUID id) {
    return projects
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such project"));
  }

  private Map<UUID, String> teams(View view, Project project) {
    Set<UUID> ids = new LinkedHashSet<>(project.teamIds());
    project.ownerTeamId().ifPresent(ids::add);
    return names.of(RecordType.TEAM, ids, Visibility.of(view.caller().orElseThrow()));
  }
}
