package app.ontos.products;

import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The versions of a product over HTTP. */
@Path(DataProductStore.PATH + "/{id}/versions")
@Tag(name = "Data products")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ProductVersionResource {
  private final DataProductStore store;

  ProductVersionResource(DataProductStore store) {
    this.store = store;
  }

  @GET
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.READ)
  @Operation(
      operationId = "listDataProductVersions",
      summary = "All versions of a product, the latest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DataProductResource.ProductPage.class)))
  public Response list(
      @PathParam("id") UUID id, @Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<DataProduct> request = PageRequest.of(uri, DataProductStore.family(id));
    Caller caller = CallerFilter.caller(exchange);
    Page<DataProduct> page = store.versions(id, request, caller);
    if (page.items().isEmpty() && store.find(id, caller).isEmpty()) {
      throw ProblemType.NOT_FOUND.because("There is no such " + DataProductResource.WHAT);
    }
    return page.answer(request);
  }
}
