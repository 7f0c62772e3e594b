package app.ontos.ratings;

import app.ontos.audit.Author;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordReference;
import app.ontos.records.Visibility;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.IfMatch;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** Ratings over HTTP. A caller's own is found by its record, so that it needs no id. */
@Path(RatingStore.PATH)
@Tag(name = "Ratings")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class RatingResource {
  private static final String WHAT = "rating of yours";

  private final RatingStore store;

  RatingResource(RatingStore store) {
    this.store = store;
  }

  @GET
  @Needs(feature = Feature.RATINGS, level = AccessLevel.READ)
  @Operation(operationId = "listRatings", summary = "Who gave how many stars, the latest first")
  @Parameter(name = "entityType", in = ParameterIn.QUERY, description = "Only of this kind")
  @Parameter(name = "entityId", in = ParameterIn.QUERY, description = "Only of this record")
  @Parameter(name = "createdBy", in = ParameterIn.QUERY, description = "Only by this caller")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RatingPage.class)))
  public Response list(@Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<Rating> request = PageRequest.of(uri, RatingStore.COLLECTION);
    return store.list(request, visibility(exchange)).answer(request);
  }

  @GET
  @Path("{entityType}/{entityId}")
  @Needs(feature = Feature.RATINGS, level = AccessLevel.READ)
  @Operation(
      operationId = "getRatingSummary",
      summary = "What all think of a record, and what the caller does")
  public RatingSummary summary(
      @PathParam("entityType") String entityType,
      @PathParam("entityId") UUID entityId,
      @Context RoutingContext exchange) {
    RecordReference entity = RecordReference.of(entityType, entityId);
    String principal = CallerFilter.caller(exchange).principal();
    return store
        .summary(entity, visibility(exchange), principal)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such record"));
  }

  @PUT
  @Path("{entityType}/{entityId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.RATINGS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "putRating",
      summary = "Rate a record, in place of the caller's rating before; If-Match is not required")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewRating.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Rating.class)))
  public Response put(
      @PathParam("entityType") String entityType,
      @PathParam("entityId") UUID entityId,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    RecordReference entity = RecordReference.of(entityType, entityId);
    IfMatch expected = IfMatch.optional(ifMatch);
    NewRating rating = NewRating.from(body);
    Author author = CallerFilter.author(exchange);
    return Answers.updated(
        store.save(entity, rating, visibility(exchange), expected, author).orThrow(WHAT));
  }

  @DELETE
  @Path("{entityType}/{entityId}")
  @Needs(feature = Feature.RATINGS, level = AccessLevel.WRITE)
  @Operation(operationId = "deleteRating", summary = "Take the caller's rating back")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("entityType") String entityType,
      @PathParam("entityId") UUID entityId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    RecordReference entity = RecordReference.of(entityType, entityId);
    store.delete(entity, IfMatch.optional(ifMatch), CallerFilter.author(exchange)).orThrow(WHAT);
  }

  private static Visibility visibility(RoutingContext exchange) {
    return Visibility.of(CallerFilter.caller(exchange));
  }

  /** A page, for the OpenAPI document. */
  record RatingPage(List<Rating> items, Optional<String> nextCursor) {}
}
