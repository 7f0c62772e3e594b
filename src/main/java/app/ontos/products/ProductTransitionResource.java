package app.ontos.products;

import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.lifecycle.NewTransition;
import app.ontos.shared.lifecycle.Transition;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.IfMatch;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The lifecycle of a data product over HTTP. */
@Path(DataProductStore.PATH + "/{id}/transitions")
@Tag(name = "Data products")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ProductTransitionResource {
  private final MoveProduct moves;
  private final ProductTransitionStore store;
  private final DataProductStore products;

  ProductTransitionResource(
      MoveProduct moves, ProductTransitionStore store, DataProductStore products) {
    this.moves = moves;
    this.store = store;
    this.products = products;
  }

  @POST
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "moveDataProduct", summary = "Move a product along its lifecycle")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewTransition.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DataProduct.class)))
  public Response move(
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    IfMatch expected = IfMatch.optional(ifMatch);
    NewTransition transition = NewTransition.from(body);
    return Answers.updated(
        moves
            .move(id, expected, transition, caller, CallerFilter.author(exchange))
            .orThrow(DataProductResource.WHAT));
  }

  /** The history of a product; only where it is empty is the product itself looked for. */
  @GET
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.READ)
  @Operation(
      operationId = "listDataProductTransitions",
      summary = "The moves of a product, the latest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProductTransitionPage.class)))
  public Response list(
      @PathParam("id") UUID id, @Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<Transition> request = PageRequest.of(uri, ProductTransitionStore.collection(id));
    Caller caller = CallerFilter.caller(exchange);
    Page<Transition> page = store.list(id, request, caller);
    if (page.items().isEmpty() && products.find(id, caller).isEmpty()) {
      throw ProblemType.NOT_FOUND.because("There is no such " + DataProductResource.WHAT);
    }
    return page.answer(request);
  }

  /** A page, for the OpenAPI document. */
  record ProductTransitionPage(List<Transition> items, Optional<String> nextCursor) {}
}
