package app.ontos.projects;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordTitles;
import app.ontos.records.RecordTitles.Titles;
import app.ontos.records.RecordType;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of the projects. */
@Path("/projects")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ProjectPages {
  private final Views views;
  private final ProjectStore projects;
  private final RecordTitles titles;

  ProjectPages(Views views, ProjectStore projects, RecordTitles titles) {
    this.views = views;
    this.projects = projects;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "projects")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(View view, String q, Page<Project> projects, String more);

    static native TemplateInstance rows(Page<Project> projects, String more);

    static native TemplateInstance project(View view, Project project, Titles teams);

    static native TemplateInstance form(View view, Optional<Project> project, Titles teams);
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
    return Templates.form(views.of(exchange), Optional.empty(), new Titles(Map.of()));
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.PROJECTS, level = AccessLevel.READ)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Project project = existing(id);
    return Templates.project(views.of(exchange), project, teams(project, exchange));
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.PROJECTS, level = AccessLevel.WRITE)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Project project = existing(id);
    return Templates.form(views.of(exchange), Optional.of(project), teams(project, exchange));
  }

  private Project existing(UUID id) {
    return projects
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such project"));
  }

  private Titles teams(Project project, RoutingContext exchange) {
    return titles.of(
        Stream.concat(
            Stream.of(project.ownerTeamId()), project.teamIds().stream().map(Optional::of)),
        Set.of(RecordType.TEAM),
        CallerFilter.caller(exchange));
  }
}
