package app.ontos.tags;

import app.ontos.audit.Author;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.Visibility;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.IfMatch;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** Tags of records over HTTP. */
@Path(TagAssignmentStore.PATH)
@Tag(name = "Tags")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class TagAssignmentResource {
  private static final String WHAT = "tag assignment";

  private final TagAssignmentStore store;
  private final TagStore tags;

  TagAssignmentResource(TagAssignmentStore store, TagStore tags) {
    this.store = store;
    this.tags = tags;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.TAGS, level = AccessLevel.WRITE)
  @Operation(operationId = "createTagAssignment", summary = "Give a record a tag")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewTagAssignment.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = TagAssignment.class)))
  public Response create(
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), TagAssignmentStore.PATH, idempotencyKey, body);
    NewTagAssignment assignment = NewTagAssignment.from(body);
    TagDefinition tag = tags.find(assignment.tagId()).orElseThrow(TagAssignmentResource::noSuchTag);
    AllowedValue.check(tag, assignment.value());
    return Answers.created(
        TagAssignmentStore.PATH, store.create(assignment, visibility(exchange), author, key));
  }

  @GET
  @Needs(feature = Feature.TAGS, level = AccessLevel.READ)
  @Operation(operationId = "listTagAssignments", summary = "Which records have which tags")
  @Parameter(name = "tagId", in = ParameterIn.QUERY, description = "Only of this tag")
  @Parameter(name = "entityType", in = ParameterIn.QUERY, description = "Only this kind of record")
  @Parameter(name = "entityId", in = ParameterIn.QUERY, description = "Only of this record")
  @Parameter(name = "value", in = ParameterIn.QUERY, description = "Only with this value")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TagAssignmentPage.class)))
  public Response list(@Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<TagAssignment> request = PageRequest.of(uri, TagAssignmentStore.COLLECTION);
    return store.list(request, visibility(exchange)).answer(request);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.TAGS, level = AccessLevel.READ)
  @Operation(operationId = "getTagAssignment", summary = "One tag of a record")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TagAssignment.class)))
  public Response get(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context RoutingContext exchange) {
    TagAssignment found =
        store
            .find(id, visibility(exchange))
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
    return Answers.found(found, ifNoneMatch);
  }

  @DELETE
  @Path("{id}")
  @Needs(feature = Feature.TAGS, level = AccessLevel.WRITE)
  @Operation(operationId = "deleteTagAssignment", summary = "Take a tag from a record")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    store
        .delete(id, visibility(exchange), IfMatch.optional(ifMatch), CallerFilter.author(exchange))
        .orThrow(WHAT);
  }

  private static Visibility visibility(RoutingContext exchange) {
    return Visibility.of(CallerFilter.caller(exchange));
  }

  private static RuntimeException noSuchTag() {
    return Problem.of(ProblemType.INVALID_FIELDS, "/tagId", "There is no such tag").asException();
  }

  /** A page, for the OpenAPI document. */
  record TagAssignmentPage(List<TagAssignment> items, Optional<String> nextCursor) {}
}
