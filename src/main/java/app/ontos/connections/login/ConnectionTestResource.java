package app.ontos.connections.login;

import app.ontos.connections.AppIdentityRule;
import app.ontos.connections.Environment;
import app.ontos.connections.Target;
import app.ontos.connections.Targets;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.secrets.SecretUnreadable;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tries connections over HTTP, before and after they are saved. */
@Path("/api/v1/connections")
@Tag(name = "Connections")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionTestResource {
  private final Targets targets;
  private final ConnectionTest test;
  private final AppIdentityRule appIdentity;

  ConnectionTestResource(Targets targets, ConnectionTest test, AppIdentityRule appIdentity) {
    this.targets = targets;
    this.test = test;
    this.appIdentity = appIdentity;
  }

  @POST
  @Path("{id}/environments/{environment}/test")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  @Operation(
      operationId = "testConnection",
      summary = "Log in as the connection would, and say how it went")
  public TestResult test(
      @PathParam("id") UUID id,
      @PathParam("environment") String environment,
      @Context RoutingContext exchange) {
    try {
      return test.run(targets.find(id, environment), CallerFilter.caller(exchange));
    } catch (SecretUnreadable e) {
      return TestResult.Failed.of(LoginDiagnosis.of(e));
    }
  }

  @POST
  @Path("test")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "testUnsavedConnection",
      summary = "Try an environment that is not saved yet")
  @RequestBody(content = @Content(schema = @Schema(implementation = Environment.class)))
  public TestResult testUnsaved(JsonBody body, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    Target target = targets.unsaved(body);
    appIdentity.check(target.settings(), caller);
    return test.run(target, caller);
  }
}
