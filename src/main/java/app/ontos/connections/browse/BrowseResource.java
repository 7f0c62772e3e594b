package app.ontos.connections.browse;

import app.ontos.connections.Targets;
import app.ontos.connections.pool.ReadOnlySessions;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a connected database holds, over HTTP. */
@Path("/api/v1/connections/{id}/environments/{environment}")
@Tag(name = "Connections")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class BrowseResource {
  private final Targets targets;
  private final ReadOnlySessions sessions;
  private final DatabaseCatalog catalog;

  BrowseResource(Targets targets, ReadOnlySessions sessions, DatabaseCatalog catalog) {
    this.targets = targets;
    this.sessions = sessions;
    this.catalog = catalog;
  }

  @GET
  @Path("schemas")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  @Operation(operationId = "browseSchemas", summary = "The schemas of a connected database")
  public Listing<SchemaSummary> schemas(
      @PathParam("id") UUID id,
      @PathParam("environment") String environment,
      @Context RoutingContext exchange) {
    return look(id, environment, exchange, catalog::schemas);
  }

  @GET
  @Path("schemas/{schema}/relations")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  @Operation(operationId = "browseRelations", summary = "The tables and views of a schema")
  public Listing<RelationSummary> relations(
      @PathParam("id") UUID id,
      @PathParam("environment") String environment,
      @PathParam("schema") String schema,
      @Context RoutingContext exchange) {
    return look(id, environment, exchange, database -> catalog.relations(database, schema))
        .orElseThrow(() -> missing("schema"));
  }

  @GET
  @Path("schemas/{schema}/relations/{relation}")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  @Operation(
      operationId = "browseRelation",
      summary = "A table or view with its columns, keys and comments")
  public Relation relation(
      @PathParam("id") UUID id,
      @PathParam("environment") String environment,
      @PathParam("schema") String schema,
      @PathParam("relation") String relation,
      @Context RoutingContext exchange) {
    return look(id, environment, exchange, database -> catalog.relation(database, schema, relation))
        .orElseThrow(() -> missing("relation"));
  }

  @GET
  @Path("extensions")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  @Operation(operationId = "browseExtensions", summary = "The extensions that are installed")
  public Extensions extensions(
      @PathParam("id") UUID id,
      @PathParam("environment") String environment,
      @Context RoutingContext exchange) {
    return new Extensions(look(id, environment, exchange, catalog::extensions));
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

  /** All of them: there are never many. */
  public record Extensions(List<Extension> items) {}
}
