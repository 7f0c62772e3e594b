package app.ontos.contracts.live;

import app.ontos.connections.Targets;
import app.ontos.contracts.ContractDocuments;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.problem.ProblemType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How live schemas have moved away from contracts, over HTTP. */
@Path("/api/v1/data-contracts/{id}/drift")
@Tag(name = "Data contracts")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class DriftResource {
  private final ContractDocuments documents;
  private final Targets targets;
  private final LiveSchemas schemas;

  DriftResource(ContractDocuments documents, Targets targets, LiveSchemas schemas) {
    this.documents = documents;
    this.targets = targets;
    this.schemas = schemas;
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(
      operationId = "getDataContractDrift",
      summary = "How the tables of a connected database have moved away from a contract",
      description = "Goes by the catalog; reads no rows. Needs connections:read as well")
  public Drift get(
      @PathParam("id") UUID id,
      @Parameter(description = "The connection's id", required = true) @QueryParam("connection")
          @Nullable String connection,
      @Parameter(description = "The connection's environment", required = true)
          @QueryParam("environment")
          @Nullable String environment,
      @Parameter(description = "Where tables are that the contract names without a schema")
          @QueryParam("schema")
          @Nullable String schema,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    DraftResource.checkConnectionsMayBeRead(caller);
    if (environment == null || environment.isBlank()) {
      throw ProblemType.MALFORMED_REQUEST.because("environment must name one of the connection's");
    }
    UUID target = connection(connection);
    ObjectNode contract = documents.third(id, caller);
    Optional<String> asked = Optional.ofNullable(schema).filter(name -> !name.isBlank());
    return FindDrift.of(schemas.look(contract, targets.find(target, environment), caller, asked));
  }

  private static UUID connection(@Nullable String connection) {
    try {
      return UUID.fromString(connection == null ? "" : connection);
    } catch (IllegalArgumentException e) {
      throw ProblemType.MALFORMED_REQUEST.because("connection must be the id of a connection");
    }
  }
}
