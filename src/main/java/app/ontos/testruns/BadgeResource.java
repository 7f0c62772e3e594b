package app.ontos.testruns;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.version.IfNoneMatch;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The badge of a data contract over HTTP. */
@Path("/api/v1/data-contracts/{id}/badge")
@Tag(name = "Contract tests")
@Blocking
public class BadgeResource {
  private static final String SVG = "image/svg+xml";

  private final TestStateStore store;

  BadgeResource(TestStateStore store) {
    this.store = store;
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Produces(SVG)
  @Operation(operationId = "getContractBadge", summary = "What a contract amounts to, as a picture")
  @APIResponse(
      responseCode = "200",
      content = @Content(mediaType = SVG, schema = @Schema(implementation = String.class)))
  public Response get(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context RoutingContext exchange) {
    TestStateStore.BadgeFacts facts =
        store.badge(id, CallerFilter.caller(exchange)).orElseThrow(ContractAccess::missing);
    String tag = "\"%d-%d\"".formatted(facts.recordVersion(), facts.version());
    Response.ResponseBuilder answer =
        IfNoneMatch.matches(ifNoneMatch, tag)
            ? Response.notModified()
            : Response.ok(Badge.of(facts.name(), facts.state()));
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header("Content-Security-Policy", "default-src 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
