package app.ontos.demo;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.problem.ProblemType;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The demo data over HTTP, in LOCAL mode for admins of the system. */
@Path("/api/v1/demo")
@Tag(name = "Demo data")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class DemoResource {
  private final DemoData data;

  DemoResource(DemoData data) {
    this.data = data;
  }

  @GET
  @Needs(feature = Feature.SYSTEM, level = AccessLevel.READ)
  @Operation(operationId = "getDemo", summary = "Whether the demo data are there; LOCAL mode")
  public Demo get() {
    checkAvailable();
    return data.present();
  }

  @PUT
  @Needs(feature = Feature.SYSTEM, level = AccessLevel.ADMIN)
  @Operation(operationId = "loadDemo", summary = "Put the demo data in, all or nothing; LOCAL mode")
  public Demo load(@Context RoutingContext exchange) {
    checkAvailable();
    return data.load(CallerFilter.caller(exchange), CallerFilter.author(exchange));
  }

  @DELETE
  @Needs(feature = Feature.SYSTEM, level = AccessLevel.ADMIN)
  @Operation(operationId = "removeDemo", summary = "Take the demo data out; LOCAL mode")
  @APIResponse(responseCode = "204")
  public void remove(@Context RoutingContext exchange) {
    checkAvailable();
    data.remove(CallerFilter.author(exchange));
  }

  private void checkAvailable() {
    if (!data.available()) {
      throw ProblemType.NOT_FOUND.because("There are demo data in LOCAL mode alone");
    }
  }
}
