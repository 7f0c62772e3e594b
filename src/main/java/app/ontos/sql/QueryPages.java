package app.ontos.sql;

import app.ontos.connections.Connection;
import app.ontos.connections.KnownConnections;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordTitles;
import app.ontos.records.RecordTitles.Titles;
import app.ontos.records.RecordType;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemException;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of the saved queries: the list, each query with a form to run it, its endpoint. */
@Path("/queries")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class QueryPages {
  private static final Set<RecordType> NAMED = Set.of(RecordType.CONNECTION);

  private final Views views;
  private final QueryStore store;
  private final OpenedQueries opened;
  private final KnownConnections connections;
  private final RecordTitles titles;

  QueryPages(
      Views views,
      QueryStore store,
      OpenedQueries opened,
      KnownConnections connections,
      RecordTitles titles) {
    this.views = views;
    this.store = store;
    this.opened = opened;
    this.connections = connections;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "sql")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance queries(
        View view,
        String q,
        Optional<UUID> connection,
        List<Listed> queries,
        Titles titles,
        String more);

    static native TemplateInstance rows(List<Listed> queries, Titles titles, String more);

    static native TemplateInstance query(
        View view, OpenedQuery opened, SavedQuery query, RunForm form, Titles titles);

    static native TemplateInstance edit(
        View view,
        Optional<SavedQuery> query,
        DefinitionSheet definition,
        Optional<UUID> connection,
        Titles titles,
        List<TypeChoice> types,
        ParameterSheet blank);

    static native TemplateInstance endpoint(
        View view, SavedQuery query, RunForm form, EndpointSheet endpoint, Optional<String> barred);
  }

  /** A query in the list. */
  record Listed(SavedQuery query, DefinitionSheet definition) {}

  @GET
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  public TemplateInstance list(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    PageRequest<SavedQuery> request =
        PageRequest.of(FilledParameters.of(uri), QueryStore.COLLECTION);
    Page<SavedQuery> page = store.list(request);
    List<Listed> queries =
        page.items().stream().map(q -> new Listed(q, DefinitionSheet.of(q.definition()))).toList();
    Optional<UUID> connection = request.idFilter("connectionId");
    Stream<Optional<UUID>> named = page.items().stream().map(q -> Optional.of(q.connectionId()));
    Titles names = titles(Stream.concat(Stream.of(connection), named), exchange);
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(QueryStore.PATH, "/queries"))
            .orElse("");
    return part == null
        ? Templates.queries(
            views.of(exchange), request.filter("q").orElse(""), connection, queries, names, more)
        : Templates.rows(queries, names, more);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  public TemplateInstance show(
      @PathParam("id") UUID id,
      @QueryParam("version") @Nullable Long version,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    SavedQuery query = existing(id);
    OpenedQuery found =
        opened.open(query, Optional.ofNullable(version), caller).orElseThrow(QueryPages::missing);
    RunForm form =
        new RunForm(
            "%s/%s/runs".formatted(QueryStore.PATH, id),
            query.slug(),
            found.definition(),
            Optional.of(found.version().version()),
            RunForm.environments(found.definition(), connectionOf(found.version(), caller)));
    return Templates.query(
        views.of(exchange),
        found,
        query,
        form,
        titles(Stream.of(Optional.of(found.version().connectionId())), exchange));
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.QUERIES, level = AccessLevel.ADMIN)
  public TemplateInstance add(
      @QueryParam("connection") @Nullable UUID connection, @Context RoutingContext exchange) {
    return form(Optional.empty(), DefinitionSheet.NONE, Optional.ofNullable(connection), exchange);
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.QUERIES, level = AccessLevel.ADMIN)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    SavedQuery query = existing(id);
    return form(
        Optional.of(query),
        DefinitionSheet.of(query.definition()),
        Optional.of(query.connectionId()),
        exchange);
  }

  @GET
  @Path("{id}/endpoint")
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  public TemplateInstance endpoint(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    SavedQuery query = existing(id);
    OpenedQuery published =
        query
            .publishedVersion()
            .flatMap(version -> opened.open(query, Optional.of(version), caller))
            .orElseThrow(
                () -> ProblemType.NOT_FOUND.because("The query is not published: no endpoint"));
    DefinitionSheet definition = published.definition();
    List<String> environments =
        RunForm.environments(definition, connectionOf(published.version(), caller));
    EndpointSheet endpoint = EndpointSheet.of(query.slug(), definition, environments);
    RunForm form =
        new RunForm(endpoint.path(), query.slug(), definition, Optional.empty(), environments);
    return Templates.endpoint(views.of(exchange), query, form, endpoint, published.barred());
  }

  private TemplateInstance form(
      Optional<SavedQuery> query,
      DefinitionSheet definition,
      Optional<UUID> connection,
      RoutingContext exchange) {
    return Templates.edit(
        views.of(exchange),
        query,
        definition,
        connection,
        titles(Stream.of(connection), exchange),
        TypeChoice.ALL,
        ParameterSheet.BLANK);
  }

  private Optional<Connection> connectionOf(QueryVersion version, Caller caller) {
    return connections.find(version.connectionId(), caller);
  }

  private Titles titles(Stream<Optional<UUID>> connections, RoutingContext exchange) {
    return titles.of(connections, NAMED, CallerFilter.caller(exchange));
  }

  private SavedQuery existing(UUID id) {
    return store.find(id).orElseThrow(QueryPages::missing);
  }

  private static ProblemException missing() {
    return ProblemType.NOT_FOUND.because("There is no such query");
  }
}
