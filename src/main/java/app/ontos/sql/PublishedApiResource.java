package app.ontos.sql;

import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.sql.PublishedApi.Endpoint;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document of the published queries. */
@Path(PublishedApiResource.PATH)
@Tag(name = "Queries")
@Blocking
public class PublishedApiResource {
  /** No query may have this for its slug. */
  static final String SLUG = "openapi";

  static final String PATH = "/api/v1/run/" + SLUG;

  private final QueryVersionStore queries;
  private final ParsedDefinitions definitions;

  PublishedApiResource(QueryVersionStore queries, ParsedDefinitions definitions) {
    this.queries = queries;
    this.definitions = definitions;
  }

  @GET
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "describePublishedQueries",
      summary = "The published queries that the caller may run, as an OpenAPI 3.1 document")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Object.class)))
  @Parameter(name = "slug", in = ParameterIn.QUERY, description = "Only the query of this slug")
  public JsonNode describe(
      @QueryParam("slug") @Nullable String slug, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    Stream<QueryVersion> published =
        slug == null ? queries.published().stream() : queries.findPublished(slug).stream();
    return PublishedApi.document(
        published
            .map(query -> new Endpoint(query, definitions.of(query)))
            .filter(endpoint -> endpoint.definition().mayBeRunBy(caller))
            .toList());
  }
}
