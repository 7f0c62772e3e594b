package app.ontos.audit;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import io.smallrye.common.annotation.Blocking;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit trail over HTTP: it can be read, and nothing else. */
@Path("/api/v1/audit-events")
@Tag(name = "Audit")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  private final AuditStore store;

  AuditResource(AuditStore store) {
    this.store = store;
  }

  @GET
  @Needs(feature = Feature.AUDIT, level = AccessLevel.READ)
  @Operation(operationId = "listAuditEvents", summary = "Who changed what, the latest first")
  @Parameter(name = "entityType", in = ParameterIn.QUERY, description = "Kind of record")
  @Parameter(name = "entityId", in = ParameterIn.QUERY, description = "One record's history")
  @Parameter(name = "actor", in = ParameterIn.QUERY, description = "Who did it")
  @Parameter(name = "action", in = ParameterIn.QUERY, description = "created, updated or deleted")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AuditEventPage.class)))
  public Response list(@Context UriInfo uri) {
    PageRequest<AuditEvent> request = PageRequest.of(uri, AuditStore.COLLECTION);
    return store.list(request).answer(request);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.AUDIT, level = AccessLevel.READ)
  @Operation(operationId = "getAuditEvent", summary = "One change")
  public AuditEvent get(@PathParam("id") UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such audit event"));
  }

  /** A page, for the OpenAPI document. */
  record AuditEventPage(java.util.List<AuditEvent> items, java.util.Optional<String> nextCursor) {}
}
