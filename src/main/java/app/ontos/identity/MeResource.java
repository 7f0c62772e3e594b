package app.ontos.identity;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.AnyCaller;
import app.ontos.identity.access.Feature;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells callers who the service takes them for. */
@Path("/api/v1/me")
@Tag(name = "Identity")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  private final Permissions permissions;

  MeResource(Permissions permissions) {
    this.permissions = permissions;
  }

  @GET
  @Blocking
  @AnyCaller
  @Operation(operationId = "getMe", summary = "The caller, and what the caller may do")
  public Me get(@Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    Standing standing = permissions.of(caller);
    return new Me(
        caller.principal(),
        permissions.groupsOf(caller).stream().sorted().toList(),
        standing.roles(),
        standing.access().levels());
  }

  /**
   * The answer.
   *
   * @param groups as far as they can be found out
   * @param access the level of access to every feature
   */
  public record Me(
      String principal,
      List<String> groups,
      List<String> roles,
      Map<Feature, AccessLevel> access) {}
}
