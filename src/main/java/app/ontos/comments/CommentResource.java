package app.ontos.comments;

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

/** Comments over HTTP. */
@Path(CommentStore.PATH)
@Tag(name = "Comments")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class CommentResource {
  private static final String WHAT = "comment";

  private final CommentStore store;
  private final CommentHistoryStore history;
  private final ObjectMapper json;

  CommentResource(CommentStore store, CommentHistoryStore history, ObjectMapper json) {
    this.store = store;
    this.history = history;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.COMMENTS, level = AccessLevel.WRITE)
  @Operation(operationId = "createComment", summary = "Add a comment")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewComment.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Comment.class)))
  public Response create(
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), CommentStore.PATH, idempotencyKey, body);
    return Answers.created(
        CommentStore.PATH, store.create(NewComment.from(body), visibility(exchange), author, key));
  }

  @GET
  @Needs(feature = Feature.COMMENTS, level = AccessLevel.READ)
  @Operation(operationId = "listComments", summary = "Comments, the oldest first")
  @Parameter(
      name = "entityType",
      in = ParameterIn.QUERY,
      description = "Only on this kind of record")
  @Parameter(name = "entityId", in = ParameterIn.QUERY, description = "Only on this record")
  @Parameter(name = "parentId", in = ParameterIn.QUERY, description = "Only replies to this one")
  @Parameter(name = "createdBy", in = ParameterIn.QUERY, description = "Only by this author")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CommentPage.class)))
  public Response list(@Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<Comment> request = PageRequest.of(uri, CommentStore.COLLECTION);
    return store.list(request, visibility(exchange)).answer(request);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.COMMENTS, level = AccessLevel.READ)
  @Operation(operationId = "getComment", summary = "One comment")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Comment.class)))
  public Response get(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context RoutingContext exchange) {
    return Answers.found(existing(id, exchange), ifNoneMatch);
  }

  @GET
  @Path("{id}/history")
  @Needs(feature = Feature.COMMENTS, level = AccessLevel.READ)
  @Operation(
      operationId = "listCommentHistory",
      summary = "What a comment said before, the latest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CommentHistoryPage.class)))
  public Response history(
      @PathParam("id") UUID id, @Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<CommentEdit> request = PageRequest.of(uri, CommentHistoryStore.collection(id));
    existing(id, exchange);
    return history.list(id, request).answer(request);
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.COMMENTS, level = AccessLevel.WRITE)
  @Operation(operationId = "replaceComment", summary = "Change the text of a comment")
  @RequestBody(content = @Content(schema = @Schema(implementation = CommentText.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Comment.class)))
  public Response replace(
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    return replace(existing(id, exchange), expected, CommentText.from(body), exchange);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Needs(feature = Feature.COMMENTS, level = AccessLevel.WRITE)
  @Operation(operationId = "patchComment", summary = "Change the text of a comment")
  @RequestBody(content = @Content(schema = @Schema(implementation = CommentText.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Comment.class)))
  public Response patch(
      @PathParam("id") UUID id,
      JsonBody patch,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    Comment present = existing(id, exchange);
    expected.check(present.version(), WHAT);
    CommentText said = new CommentText(present.text().orElse(""));
    CommentText merged = CommentText.from(MergePatch.apply(json.valueToTree(said), patch));
    return replace(present, IfMatch.exactly(present.version()), merged, exchange);
  }

  @DELETE
  @Path("{id}")
  @Needs(feature = Feature.COMMENTS, level = AccessLevel.WRITE)
  @Operation(operationId = "deleteComment", summary = "Remove a comment")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    CommentRules.checkDelete(existing(id, exchange), CallerFilter.caller(exchange));
    store.delete(id, IfMatch.optional(ifMatch), CallerFilter.author(exchange)).orThrow(WHAT);
  }

  private Response replace(
      Comment present, IfMatch expected, CommentText text, RoutingContext exchange) {
    CommentRules.checkEdit(present, CallerFilter.caller(exchange));
    Author author = CallerFilter.author(exchange);
    return Answers.updated(store.replace(present.id(), expected, text, author).orThrow(WHAT));
  }

  private Comment existing(UUID id, RoutingContext exchange) {
    return store
        .find(id, visibility(exchange))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
  }

  private static Visibility visibility(RoutingContext exchange) {
    return Visibility.of(CallerFilter.caller(exchange));
  }

  /** A page, for the OpenAPI document. */
  record CommentHistoryPage(List<CommentEdit> items, Optional<String> nextCursor) {}

  /** A page, for the OpenAPI document. */
  record CommentPage(List<Comment> items, Optional<String> nextCursor) {}
}
