package app.ontos.testruns;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.testruns.TestRunResource.TestRunPage;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The test runs of all data contracts over HTTP. */
@Path(AllTestRunsStore.PATH)
@Tag(name = "Contract tests")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class AllTestRunsResource {
  private final AllTestRunsStore runs;
  private final KeepTestRuns keep;

  AllTestRunsResource(AllTestRunsStore runs, KeepTestRuns keep) {
    this.runs = runs;
    this.keep = keep;
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(
      operationId = "listAllTestRuns",
      summary = "Test runs of all contracts that the caller sees, the newest first")
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description = "Only those of contracts that have these words")
  @Parameter(
      name = "dataContractId",
      in = ParameterIn.QUERY,
      description = "Only those of this version of a contract")
  @Parameter(name = "state", in = ParameterIn.QUERY, description = "Only those in this state")
  @Parameter(name = "verdict", in = ParameterIn.QUERY, description = "Only those that came to this")
  @Parameter(
      name = "connection",
      in = ParameterIn.QUERY,
      description = "Only those in this connection")
  @Parameter(
      name = "environment",
      in = ParameterIn.QUERY,
      description = "Only those in environments of this name")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TestRunPage.class)))
  public Response list(@Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<TestRun> request = PageRequest.of(uri, AllTestRunsStore.COLLECTION);
    Page<TestRun> page = runs.list(request, CallerFilter.caller(exchange));
    keep.seen(page.items().stream());
    return page.answer(request);
  }
}
