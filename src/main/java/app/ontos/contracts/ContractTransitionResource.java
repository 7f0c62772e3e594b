package app.ontos.contracts;

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

/** The lifecycle of a data contract over HTTP. */
@Path(DataContractStore.PATH + "/{id}/transitions")
@Tag(name = "Data contracts")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ContractTransitionResource {
  private final MoveContract moves;
  private final TransitionStore store;
  private final DataContractStore contracts;

  ContractTransitionResource(
      MoveContract moves, TransitionStore store, DataContractStore contracts) {
    this.moves = moves;
    this.store = store;
    this.contracts = contracts;
  }

  @POST
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "moveDataContract", summary = "Move a contract along its lifecycle")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewTransition.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DataContract.class)))
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
            .orThrow(DataContractResource.WHAT));
  }

  /** The history of a contract; only where it is empty is the contract itself looked for. */
  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(
      operationId = "listDataContractTransitions",
      summary = "The moves of a contract, the latest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ContractTransitionPage.class)))
  public Response list(
      @PathParam("id") UUID id, @Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<Transition> request = PageRequest.of(uri, TransitionStore.collection(id));
    Caller caller = CallerFilter.caller(exchange);
    Page<Transition> page = store.list(id, request, caller);
    if (page.items().isEmpty() && contracts.find(id, caller).isEmpty()) {
      throw ProblemType.NOT_FOUND.because("There is no such " + DataContractResource.WHAT);
    }
    return page.answer(request);
  }

  /** A page, for the OpenAPI document. */
  record ContractTransitionPage(List<Transition> items, Optional<String> nextCursor) {}
}
