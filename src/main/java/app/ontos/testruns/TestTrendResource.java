package app.ontos.testruns;

import app.ontos.identity.Caller;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the tests of a data contract have gone, over HTTP. */
@Path("/api/v1/data-contracts/{id}/test-trend")
@Tag(name = "Contract tests")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class TestTrendResource {
  private static final String USUAL = "30";

  private final TestTrendStore store;
  private final ContractAccess access;

  TestTrendResource(TestTrendStore store, ContractAccess access) {
    this.store = store;
    this.access = access;
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(
      operationId = "getTestTrend",
      summary = "The last finished tests of a contract in every connection and environment")
  public TestTrend get(
      @PathParam("id") UUID id,
      @Parameter(description = "How many runs of each, 1 to 100; 30 without it") @QueryParam("runs")
          @Nullable String runs,
      @Context RoutingContext exchange) {
    String most = runs == null ? USUAL : runs;
    if (!most.matches("[1-9][0-9]?|100")) {
      throw ProblemType.MALFORMED_REQUEST.because("runs must be a number from 1 to 100");
    }
    Caller caller = CallerFilter.caller(exchange);
    TestTrend trend = store.find(id, Integer.parseInt(most), caller);
    if (trend.places().isEmpty()) {
      access.checkVisible(id, caller);
    }
    return trend;
  }
}
