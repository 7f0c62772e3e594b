package app.ontos.testruns;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a contract amounts to by its tests, over HTTP. */
@Path("/api/v1/data-contracts/{id}/test-state")
@Tag(name = "Contract tests")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class TestStateResource {
  private final TestStateStore store;

  TestStateResource(TestStateStore store) {
    this.store = store;
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(operationId = "getTestState", summary = "What a contract amounts to by its tests")
  public TestState get(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    return store
        .ofContract(id, CallerFilter.caller(exchange))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such data contract"));
  }
}
