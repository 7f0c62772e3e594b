package app.ontos.sql;

import app.ontos.audit.Author;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.json.MergePatch;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.IfMatch;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Saved queries over HTTP. Saved SQL runs with the rights of the connection, whoever runs it, so an
 * admin of queries writes it.
 */
@Path(QueryStore.PATH)
@Tag(name = "Queries")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class QueryResource {
  private static final String WHAT = "query";

  private final QueryStore store;
  private final QueryVersionStore versions;
  private final ObjectMapper json;

  QueryResource(QueryStore store, QueryVersionStore versions, ObjectMapper json) {
    this.store = store;
    this.versions = versions;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.QUERIES, level = AccessLevel.ADMIN)
  @Operation(operationId = "createQuery", summary = "Save a query")
  @RequestBody(content = @Content(schema = @Schema(implementation = QueryBody.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SavedQuery.class)))
  public Response create(
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), QueryStore.PATH, idempotencyKey, body);
    return Answers.created(QueryStore.PATH, store.create(NewQuery.from(body), author, key));
  }

  @GET
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  @Operation(operationId = "listQueries", summary = "Saved queries, by name")
  @Parameter(
      name = "connectionId",
      in = ParameterIn.QUERY,
      description = "Only those of this connection")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = QueryPage.class)))
  public Response list(@Context UriInfo uri) {
    PageRequest<SavedQuery> request = PageRequest.of(uri, QueryStore.COLLECTION);
    return store.list(request).answer(request);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  @Operation(operationId = "getQuery", summary = "One saved query")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SavedQuery.class)))
  public Response get(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return Answers.found(existing(id), ifNoneMatch);
  }

  @GET
  @Path("{id}/versions")
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  @Operation(operationId = "getQueryVersions", summary = "The kept versions, newest first")
  public Versions versions(@PathParam("id") UUID id) {
    List<QueryVersion> kept = versions.ofQuery(id);
    if (kept.isEmpty()) {
      throw ProblemType.NOT_FOUND.because("There is no such " + WHAT);
    }
    return new Versions(kept);
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.QUERIES, level = AccessLevel.ADMIN)
  @Operation(operationId = "replaceQuery", summary = "Replace a query; the old version is kept")
  @RequestBody(content = @Content(schema = @Schema(implementation = QueryBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SavedQuery.class)))
  public Response replace(
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    return replace(id, expected, NewQuery.from(body), exchange);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Needs(feature = Feature.QUERIES, level = AccessLevel.ADMIN)
  @Operation(operationId = "patchQuery", summary = "Change some fields of a query")
  @RequestBody(content = @Content(schema = @Schema(implementation = QueryBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SavedQuery.class)))
  public Response patch(
      @PathParam("id") UUID id,
      JsonBody patch,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    SavedQuery present = existing(id);
    expected.check(present.version(), WHAT);
    JsonBody merged = MergePatch.apply(json.valueToTree(QueryBody.of(present)), patch);
    return replace(id, IfMatch.exactly(present.version()), NewQuery.from(merged), exchange);
  }

  @POST
  @Path("{id}/publication")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.QUERIES, level = AccessLevel.ADMIN)
  @Operation(
      operationId = "publishQuery",
      summary = "Make a version the one that the endpoint runs")
  @RequestBody(content = @Content(schema = @Schema(implementation = Publication.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SavedQuery.class)))
  public Response publish(
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    Fields fields = body.fields();
    Optional<Integer> version = fields.integer("version", 1, Integer.MAX_VALUE);
    if (version.isEmpty()) {
      fields.fault("version", "is required");
    }
    fields.check();
    return published(id, ifMatch, version.map(Integer::longValue), exchange);
  }

  @DELETE
  @Path("{id}/publication")
  @Needs(feature = Feature.QUERIES, level = AccessLevel.ADMIN)
  @Operation(operationId = "withdrawQuery", summary = "Take the endpoint away")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SavedQuery.class)))
  public Response withdraw(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    return published(id, ifMatch, Optional.empty(), exchange);
  }

  @DELETE
  @Path("{id}")
  @Needs(feature = Feature.QUERIES, level = AccessLevel.ADMIN)
  @Operation(operationId = "deleteQuery", summary = "Remove a query with its versions")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    store.delete(id, IfMatch.optional(ifMatch), CallerFilter.author(exchange)).orThrow(WHAT);
  }

  private Response replace(UUID id, IfMatch expected, NewQuery query, RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    return Answers.updated(store.replace(id, expected, query, author).orThrow(WHAT));
  }

  private Response published(
      UUID id, @Nullable String ifMatch, Optional<Long> version, RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    return Answers.updated(
        versions.publish(id, IfMatch.optional(ifMatch), version, author).orThrow(WHAT));
  }

  private SavedQuery existing(UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
  }

  /** What clients may say of a query. */
  @Schema(name = "NewQuery")
  record QueryBody(
      @Schema(required = true, maxLength = Fields.NAME_LENGTH) String name,
      @Schema(required = true, pattern = "[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?") String slug,
      @Schema(maxLength = Fields.DESCRIPTION_LENGTH) Optional<String> description,
      @Schema(required = true) UUID connectionId,
      @Schema(required = true, implementation = Object.class, type = SchemaType.OBJECT)
          JsonNode definition) {

    static QueryBody of(SavedQuery query) {
      return new QueryBody(
          query.name(),
          query.slug(),
          query.description(),
          query.connectionId(),
          query.definition());
    }
  }

  /** Which version. */
  record Publication(@Schema(required = true) long version) {}

  /** The kept versions. */
  public record Versions(List<QueryVersion> items) {}

  /** A page, for the OpenAPI document. */
  record QueryPage(List<SavedQuery> items, Optional<String> nextCursor) {}
}
