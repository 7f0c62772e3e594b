package app.ontos.products;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The lineage of a data product over HTTP. */
@Path(DataProductStore.PATH + "/{id}/lineage")
@Tag(name = "Data products")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ProductLineageResource {
  private static final String DEFAULT_DEPTH = "3";

  private final LineageStore store;

  ProductLineageResource(LineageStore store) {
    this.store = store;
  }

  @GET
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.READ)
  @Operation(
      operationId = "getDataProductLineage",
      summary = "The products that a product's data comes from and goes to, as a graph")
  public Lineage get(
      @PathParam("id") UUID id,
      @Parameter(description = "How many steps either way, 1 to 10; 3 without it")
          @QueryParam("depth")
          @Nullable String depth,
      @Context RoutingContext exchange) {
    String steps = depth == null ? DEFAULT_DEPTH : depth;
    if (!steps.matches("[1-9]|10")) {
      throw ProblemType.MALFORMED_REQUEST.because("depth must be a number from 1 to 10");
    }
    Lineage lineage = store.find(id, Integer.parseInt(steps), CallerFilter.caller(exchange));
    if (lineage.nodes().isEmpty()) {
      throw ProblemType.NOT_FOUND.because("There is no such " + DataProductResource.WHAT);
    }
    return lineage;
  }
}
