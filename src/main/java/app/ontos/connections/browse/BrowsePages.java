package app.ontos.connections.browse;

import app.ontos.connections.Targets;
import app.ontos.connections.pool.ReadOnlySessions;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import app.ontos.web.View;
import app.ontos.web.Views;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Pages that show what a connected database holds: its schemas, their tables, their columns. */
@Path("/connections/{id}/environments/{environment}/schemas")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class BrowsePages {
  private final Views views;
  private final Targets targets;
  private final ReadOnlySessions sessions;
  private final DatabaseCatalog catalog;

  BrowsePages(Views views, Targets targets, ReadOnlySessions sessions, DatabaseCatalog catalog) {
    this.views = views;
    this.targets = targets;
    this.sessions = sessions;
    this.catalog = catalog;
  }

  @CheckedTemplate(basePath = "connections")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance schemas(View view, Place place, Listing<SchemaSummary> schemas);

    static native TemplateInstance relations(
        View view, Place place, String schema, Listing<RelationSummary> relations);

    static native TemplateInstance relation(View view, Place place, Relation relation);
  }

  /** Where the reader is. */
  record Place(UUID connection, String environment) {
    /** The page of the schemas. */
    public String path() {
      return "/connections/%s/environments/%s/schemas".formatted(connection, environment);
    }
  }

  @GET
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  public TemplateInstance schemas(
      @PathParam("id") UUID id,
      @PathParam("environment") String environment,
      @Context RoutingContext exchange) {
    return Templates.schemas(
        views.of(exchange),
        new Place(id, environment),
        look(id, environment, exchange, catalog::schemas));
  }

  @GET
  @Path("{schema}")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  public TemplateInstance relations(
      @PathParam("id") UUID id,
      @PathParam("environment") String environment,
      @PathParam("schema") String schema,
      @Context RoutingContext exchange) {
    Listing<RelationSummary> relations =
        look(id, environment, exchange, database -> catalog.relations(database, schema))
            .orElseThrow(() -> missing("schema"));
    return Templates.relations(views.of(exchange), new Place(id, environment), schema, relations);
  }

  @GET
  @Path("{schema}/{relation}")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  public TemplateInstance relation(
      @PathParam("id") UUID id,
      @PathParam("environment") String environment,
      @PathParam("schema") String schema,
      @PathParam("relation") String name,
      @Context RoutingContext exchange) {
    Relation relation =
        look(id, environment, exchange, database -> catalog.relation(database, schema, name))
            .orElseThrow(() -> missing("relation"));
    return Templates.relation(views.of(exchange), new Place(id, environment), relation);
  }

  private <T> T look(
      UUID id, String environment, RoutingContext exchange, ReadOnlySessions.Look<T> look) {
    return sessions.look(targets.find(id, environment), CallerFilter.caller(exchange), look);
  }

  private static ProblemException missing(String what) {
    return ProblemType.NOT_FOUND.because(
        "There is no such %s in the connected database, or it is hidden from the login"
            .formatted(what));
  }
}
