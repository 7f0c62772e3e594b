package app.ontos.glossary;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.json.MergePatch;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.IfMatch;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Semantic links over HTTP. */
@Path(SemanticLinkStore.PATH)
@Tag(name = "Semantic links")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class SemanticLinkResource {
  private static final String WHAT = "semantic link";

  private final SemanticLinkStore store;
  private final ObjectMapper json;

  SemanticLinkResource(SemanticLinkStore store, ObjectMapper json) {
    this.store = store;
    this.json = json;
  }

  @POST
  @Needs(feature = Feature.SEMANTIC_LINKS, level = AccessLevel.WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createSemanticLink", summary = "Add a semantic link")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewSemanticLink.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SemanticLink.class)))
  public Response create(
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), SemanticLinkStore.PATH, idempotencyKey, body);
    Caller caller = CallerFilter.caller(exchange);
    return Answers.created(
        SemanticLinkStore.PATH, store.create(NewSemanticLink.from(body), caller, author, key));
  }

  @GET
  @Needs(feature = Feature.SEMANTIC_LINKS, level = AccessLevel.READ)
  @Operation(operationId = "listSemanticLinks", summary = "Semantic links, oldest first")
  @Parameter(name = "conceptId", in = ParameterIn.QUERY, description = "Only this concept's")
  @Parameter(
      name = "entityType",
      in = ParameterIn.QUERY,
      description = "Only those to this kind of thing")
  @Parameter(name = "entityId", in = ParameterIn.QUERY, description = "Only this record's")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SemanticLinkPage.class)))
  public Response list(@Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<SemanticLink> request = PageRequest.of(uri, SemanticLinkStore.COLLECTION);
    return store.list(request, CallerFilter.caller(exchange)).answer(request);
  }

  @GET
  @Needs(feature = Feature.SEMANTIC_LINKS, level = AccessLevel.READ)
  @Path("{id}")
  @Operation(operationId = "getSemanticLink", summary = "One semantic link")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SemanticLink.class)))
  public Response get(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context RoutingContext exchange) {
    return Answers.found(existing(id, exchange), ifNoneMatch);
  }

  @PUT
  @Needs(feature = Feature.SEMANTIC_LINKS, level = AccessLevel.WRITE)
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "replaceSemanticLink", summary = "Replace a semantic link")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewSemanticLink.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SemanticLink.class)))
  public Response replace(
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    return replace(id, expected, NewSemanticLink.from(body), exchange);
  }

  @PATCH
  @Needs(feature = Feature.SEMANTIC_LINKS, level = AccessLevel.WRITE)
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Operation(operationId = "patchSemanticLink", summary = "Change some fields of a semantic link")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewSemanticLink.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SemanticLink.class)))
  public Response patch(
      @PathParam("id") UUID id,
      JsonBody patch,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    SemanticLink present = existing(id, exchange);
    expected.check(present.version(), WHAT);
    JsonBody merged = MergePatch.apply(json.valueToTree(NewSemanticLink.of(present)), patch);
    return replace(id, IfMatch.exactly(present.version()), NewSemanticLink.from(merged), exchange);
  }

  @DELETE
  @Needs(feature = Feature.SEMANTIC_LINKS, level = AccessLevel.WRITE)
  @Path("{id}")
  @Operation(operationId = "deleteSemanticLink", summary = "Remove a semantic link")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    store
        .delete(id, IfMatch.optional(ifMatch), caller, CallerFilter.author(exchange))
        .orThrow(WHAT);
  }

  private Response replace(
      UUID id, IfMatch expected, NewSemanticLink link, RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    Caller caller = CallerFilter.caller(exchange);
    return Answers.updated(store.replace(id, expected, link, caller, author).orThrow(WHAT));
  }

  private SemanticLink existing(UUID id, RoutingContext exchange) {
    return store
        .find(id, CallerFilter.caller(exchange))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
  }

  /** A page, for the OpenAPI document. */
  record SemanticLinkPage(List<SemanticLink> items, Optional<String> nextCursor) {}
}
