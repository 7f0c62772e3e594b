package app.ontos.tags;

import app.ontos.audit.Author;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.Visibility;
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

/** Tags over HTTP. */
@Path(TagStore.PATH)
@Tag(name = "Tags")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class TagResource {
  private static final String WHAT = "tag";

  private final TagStore store;
  private final ObjectMapper json;

  TagResource(TagStore store, ObjectMapper json) {
    this.store = store;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.TAGS, level = AccessLevel.WRITE)
  @Operation(operationId = "createTag", summary = "Add a tag")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewTag.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = TagDefinition.class)))
  public Response create(
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), TagStore.PATH, idempotencyKey, body);
    return Answers.created(TagStore.PATH, store.create(NewTag.from(body), author, key));
  }

  @GET
  @Needs(feature = Feature.TAGS, level = AccessLevel.READ)
  @Operation(operationId = "listTags", summary = "Tags, by namespace and name")
  @Parameter(name = "namespace", in = ParameterIn.QUERY, description = "Only those of this one")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TagPage.class)))
  public Response list(@Context UriInfo uri) {
    PageRequest<TagDefinition> request = PageRequest.of(uri, TagStore.COLLECTION);
    return store.list(request).answer(request);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.TAGS, level = AccessLevel.READ)
  @Operation(operationId = "getTag", summary = "One tag")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TagDefinition.class)))
  public Response get(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return Answers.found(existing(id), ifNoneMatch);
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.TAGS, level = AccessLevel.WRITE)
  @Operation(operationId = "replaceTag", summary = "Replace a tag")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewTag.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TagDefinition.class)))
  public Response replace(
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    return replace(id, expected, NewTag.from(body), exchange);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Needs(feature = Feature.TAGS, level = AccessLevel.WRITE)
  @Operation(operationId = "patchTag", summary = "Change some fields of a tag")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewTag.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TagDefinition.class)))
  public Response patch(
      @PathParam("id") UUID id,
      JsonBody patch,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    TagDefinition present = existing(id);
    expected.check(present.version(), WHAT);
    JsonBody merged = MergePatch.apply(json.valueToTree(NewTag.of(present)), patch);
    return replace(id, IfMatch.exactly(present.version()), NewTag.from(merged), exchange);
  }

  @DELETE
  @Path("{id}")
  @Needs(feature = Feature.TAGS, level = AccessLevel.WRITE)
  @Operation(operationId = "deleteTag", summary = "Remove a tag")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    Visibility visibility = Visibility.of(CallerFilter.caller(exchange));
    store
        .delete(id, visibility, IfMatch.optional(ifMatch), CallerFilter.author(exchange))
        .orThrow(WHAT);
  }

  private Response replace(UUID id, IfMatch expected, NewTag tag, RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    return Answers.updated(store.replace(id, expected, tag, author).orThrow(WHAT));
  }

  private TagDefinition existing(UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
  }

  /** A page, for the OpenAPI document. */
  record TagPage(List<TagDefinition> items, Optional<String> nextCursor) {}
}
