package app.ontos.teams;

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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of the teams and their members. */
@Path("/teams")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class TeamPages {
  private final Views views;
  private final TeamStore teams;
  private final MemberStore members;
  private final RecordTitles titles;

  TeamPages(Views views, TeamStore teams, MemberStore members, RecordTitles titles) {
    this.views = views;
    this.teams = teams;
    this.members = members;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "teams")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(View view, String q, Page<Team> teams, String more);

    static native TemplateInstance rows(Page<Team> teams, String more);

    static native TemplateInstance team(View view, Team team, Titles titles, Page<Member> members);

    static native TemplateInstance form(View view, Optional<Team> team, Titles titles);
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
    return Templates.form(views.of(exchange), Optional.empty(), new Titles(Map.of()));
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.TEAMS, level = AccessLevel.READ)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Team team = existing(id);
    MultivaluedMap<String, String> all = new MultivaluedHashMap<>();
    all.putSingle("limit", "200");
    Page<Member> page = members.list(id, PageRequest.of(all, MemberStore.collection(id)));
    return Templates.team(views.of(exchange), team, domain(team, exchange), page);
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.TEAMS, level = AccessLevel.WRITE)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Team team = existing(id);
    return Templates.form(views.of(exchange), Optional.of(team), domain(team, exchange));
  }

  private Team existing(UUID id) {
    return teams.find(id).orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such team"));
  }

  private Titles domain(Team team, RoutingContext exchange) {
    return titles.of(
        Stream.of(team.domainId()), Set.of(RecordType.DATA_DOMAIN), CallerFilter.caller(exchange));
  }
}
