package app.ontos.contracts.live;

import app.ontos.connections.Targets;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.problem.ProblemType;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Contracts written from tables, over HTTP: as JSON or as YAML, to be looked through and stored.
 */
@Path("/api/v1/data-contracts/drafts")
@Tag(name = "Data contracts")
@Blocking
public class DraftResource {
  private static final List<Variant> VARIANTS =
      Variant.mediaTypes(
              MediaType.valueOf(DocumentFormat.JSON_TYPE),
              MediaType.valueOf(DocumentFormat.YAML_TYPE))
          .build();

  private final Targets targets;
  private final DraftContract draft;

  DraftResource(Targets targets, DraftContract draft) {
    this.targets = targets;
    this.draft = draft;
  }

  @POST
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({DocumentFormat.JSON_TYPE, DocumentFormat.YAML_TYPE})
  @Operation(
      operationId = "draftDataContract",
      summary = "Write an ODCS document from the tables of a connected database",
      description = "Stores nothing. Needs connections:read as well")
  @RequestBody(content = @Content(schema = @Schema(implementation = DraftRequest.class)))
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Response draft(JsonBody body, @Context Request request, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    checkConnectionsMayBeRead(caller);
    DraftRequest wanted = DraftRequest.from(body);
    DocumentFormat format = format(request);
    String document =
        draft
            .draft(wanted, targets.find(wanted.connection(), wanted.environment()), caller)
            .in(format);
    return Response.ok(document)
        .type(format.mediaType())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  /** The second right that looking at a contract beside a database takes. */
  static void checkConnectionsMayBeRead(Caller caller) {
    if (!caller.may(Feature.CONNECTIONS, AccessLevel.READ)) {
      throw ProblemType.FORBIDDEN.because("The operation needs connections:read too");
    }
  }

  private static DocumentFormat format(Request request) {
    Variant variant = request.selectVariant(VARIANTS);
    if (variant == null) {
      return DocumentFormat.JSON;
    }
    MediaType type = variant.getMediaType();
    return DocumentFormat.of(type.getType() + "/" + type.getSubtype());
  }
}
