package app.ontos.bulk;

import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everything that a caller may see. */
@Path("/api/v1/exports")
@Tag(name = "Imports and exports")
@Blocking
public class ExportResource {
  private static final String GZIP = "application/gzip";

  private final ExportArchive export;

  ExportResource(ExportArchive export) {
    this.export = export;
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Produces(GZIP)
  @Operation(
      operationId = "exportDocuments",
      summary = "All records that the caller may see, as an archive that can be imported")
  @APIResponse(responseCode = "409")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = GZIP,
              schema = @Schema(implementation = String.class, format = "binary")))
  public Response get(@Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    StreamingOutput output = out -> export.write(caller, out);
    return Response.ok(output)
        .header("Content-Disposition", "attachment; filename=\"ontos-export.tar.gz\"")
        .build();
  }
}
