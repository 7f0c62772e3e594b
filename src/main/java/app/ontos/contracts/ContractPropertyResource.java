package app.ontos.contracts;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.page.PageRequest;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The properties of all contracts over HTTP: where personal data is, who uses a column. */
@Path(ContractPropertyStore.PATH)
@Tag(name = "Data contracts")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ContractPropertyResource {
  private final ContractPropertyStore store;

  ContractPropertyResource(ContractPropertyStore store) {
    this.store = store;
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(operationId = "listContractProperties", summary = "Properties of contracts, by name")
  @Parameter(name = "name", in = ParameterIn.QUERY, description = "Only properties of this name")
  @Parameter(name = "physicalName", in = ParameterIn.QUERY, description = "Only those with it")
  @Parameter(name = "classification", in = ParameterIn.QUERY, description = "Only those with it")
  @Parameter(name = "tag", in = ParameterIn.QUERY, description = "Only those with this tag")
  @Parameter(name = "logicalType", in = ParameterIn.QUERY, description = "Only those of this type")
  @Parameter(
      name = "criticalDataElement",
      in = ParameterIn.QUERY,
      description = "Only those that are, or are not")
  @Parameter(name = "lifecycle", in = ParameterIn.QUERY, description = "Where the contract stands")
  @Parameter(name = "dataContractId", in = ParameterIn.QUERY, description = "Of one contract")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PropertyPage.class)))
  public Response list(@Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<FoundProperty> request = PageRequest.of(uri, ContractPropertyStore.COLLECTION);
    return store.list(request, CallerFilter.caller(exchange)).answer(request);
  }

  /** A page, for the OpenAPI document. */
  record PropertyPage(List<FoundProperty> items, Optional<String> nextCursor) {}
}
