package app.ontos.contracts;

import app.ontos.contracts.odcs.OdcsVersion;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.ProblemException;
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
import java.util.Map;
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
  private final DataContractStore store;

  ContractDiffResource(DataContractStore store) {
    this.store = store;
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
    UUID other = other(from);
    Map<UUID, String> documents = store.documents(id, other, CallerFilter.caller(exchange));
    return ContractDiff.between(document(documents, other), document(documents, id));
  }

  private static UUID other(@Nullable String from) {
    try {
      return UUID.fromString(from == null ? "" : from);
    } catch (IllegalArgumentException e) {
      throw ProblemType.MALFORMED_REQUEST.because("from must be the id of the other contract");
    }
  }

  private static ObjectNode document(Map<UUID, String> documents, UUID id) {
    String text = documents.get(id);
    if (text == null) {
      throw missing();
    }
    ObjectNode document = StandardDocument.stored(text).root();
    return OdcsVersion.of(document).asThird(document);
  }

  private static ProblemException missing() {
    return ProblemType.NOT_FOUND.because("There is no such " + DataContractResource.WHAT);
  }
}
