package app.ontos.identity;

import app.ontos.identity.access.AnyCaller;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells callers who the service takes them for. */
@Path("/api/v1/me")
@Tag(name = "Identity")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

  @GET
  @NonBlocking
  @AnyCaller
  @Operation(operationId = "getMe", summary = "The caller, and what the caller may do")
  public Me get(@Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    return new Me(caller.principal(), List.of(), caller.admin() ? List.of("admin") : List.of());
  }

  /** The answer. */
  public record Me(String principal, List<String> groups, List<String> roles) {}
}
