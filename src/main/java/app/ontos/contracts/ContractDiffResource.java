package app.ontos.contracts;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.problem.ProblemType;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What changes between two contracts over HTTP. */
@Path(DataContractStore.PATH + "/{id}/diff")
@Tag(name = "Data contracts")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ContractDiffResource {
  private final CompareContracts comparison;

  ContractDiffResource(CompareContracts comparison) {
    this.comparison = comparison;
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(
      operationId = "diffDataContracts",
      summary = "What has changed since another contract, and what of it breaks its consumers")
  public Diff get(
      @PathParam("id") UUID id,
      @QueryParam("from") @Nullable String from,
      @Context RoutingContext exchange) {
    return comparison.compare(other(from), id, CallerFilter.caller(exchange));
  }

  private static UUID other(@Nullable String from) {
    try {
      return UUID.fromString(from == null ? "" : from);
    } catch (IllegalArgumentException e) {
      throw ProblemType.MALFORMED_REQUEST.because("from must be the id of the other contract");
    }
  }
}
