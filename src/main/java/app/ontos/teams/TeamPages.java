package app.ontos.teams;

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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of the teams and their members. */
@Path("/teams")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class TeamPages {
  private final Views views;
  private final TeamStore teams;
  private final MemberStore members;
  private final RecordNames names;

  TeamPages(Views views, TeamStore teams, MemberStore members, RecordNames names) {
    this.views = views;
    this.teams = teams;
    this.members = members;
    this.names = names;
  }

  @CheckedTemplate(basePath = "teams")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(View view, String q, Page<Team> teams, String more);

    static native TemplateInstance rows(Page<Team> teams, String more);

    static native TemplateInstance team(
        View view, Team team, Optional<String> domain, Page<Member> members);

    static native TemplateInstance form(View view, Optional<Team> team, Optional<String> domain);
  }

  @GET
  @Needs(feature = Feature.TEAMS, level = AccessLevel.READ)
  public TemplateInstance list(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    PageRequest<Team> request = PageRequest.of(FilledParameters.of(uri), TeamStore.COLLECTION);
    Page<Team> page = teams.list(request);
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(TeamStore.PATH, "/teams"))
            .orElse("");
    return part == null
        ? Templates.list(views.of(exchange), request.filter("q").orElse(""), page, more)
        : Templates.rows(page, more);
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.TEAMS, level = AccessLevel.WRITE)
  public TemplateInstance add(@Context RoutingContext exchange) {
    return Templates.form(views.of(exchange), Optional.empty(), Optional.empty());
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.TEAMS, level = AccessLevel.READ)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    View view = views.of(exchange);
    Team team = existing(id);
    MultivaluedMap<String, String> all = new MultivaluedHashMap<>();
    all.putSingle("limit", "200");
    Page<Member> page = members.list(id, PageRequest.of(all, MemberStore.collection(id)));
    return Templates.team(view, team, domain(view, team), page);
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.TEAMS, level = AccessLevel.WRITE)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    View view = views.of(exchange);
    Team team = existing(id);
    return Templates.form(view, Optional.of(team), domain(view, team));
  }

  private Team existing(UUID id) {
    return teams.find(id).orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such team"));
  }

  private Optional<String> domain(View view, Team team) {
    Visibility visibility = Visibility.of(view.caller().orElseThrow());
    return team.domainId()
        .flatMap(
            id ->
                names.of(RecordType.DATA_DOMAIN, List.of(id), visibility).values().stream()
                    .findFirst());
  }
}
