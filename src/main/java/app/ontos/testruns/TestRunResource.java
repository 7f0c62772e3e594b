package app.ontos.testruns;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.EntityTag;
import app.ontos.testruns.RunningTest.Stop;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The test runs of a data contract over HTTP. */
@Path("/api/v1/data-contracts/{id}/test-runs")
@Tag(name = "Contract tests")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class TestRunResource {
  private static final String WHAT = "test run";

  private final ContractAccess access;
  private final StartTestRun start;
  private final TestRunStore runs;
  private final TestResultStore results;
  private final TestRunners runners;
  private final KeepTestRuns keep;

  TestRunResource(
      ContractAccess access,
      StartTestRun start,
      TestRunStore runs,
      TestResultStore results,
      TestRunners runners,
      KeepTestRuns keep) {
    this.access = access;
    this.start = start;
    this.runs = runs;
    this.results = results;
    this.runners = runners;
    this.keep = keep;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "startTestRun",
      summary = "Test a data contract against a database; needs connections:read, too")
  @RequestBody(content = @Content(schema = @Schema(implementation = TestedPlace.class)))
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = TestRun.class)))
  public Response start(
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    Author author = CallerFilter.author(exchange);
    access.checkTestable(id, caller);
    Fields fields = body.fields();
    TestedPlace place = TestedPlace.take(fields);
    fields.check();
    String path = TestRunStore.path(id);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), path, idempotencyKey, body);
    TestRun run = start.start(id, place, caller, author, key);
    return Response.accepted(run)
        .header(HttpHeaders.LOCATION, path + "/" + run.id())
        .header(HttpHeaders.ETAG, EntityTag.of(run.version()))
        .build();
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(operationId = "listTestRuns", summary = "Test runs of a contract, the newest first")
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
  public Response list(
      @PathParam("id") UUID id, @Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<TestRun> request = PageRequest.of(uri, TestRunStore.collection(id));
    Caller caller = CallerFilter.caller(exchange);
    Page<TestRun> page = runs.list(id, request, caller);
    if (page.items().isEmpty()) {
      access.checkVisible(id, caller);
    }
    keep.seen(page.items().stream());
    return page.answer(request);
  }

  @GET
  @Path("{runId}")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(operationId = "getTestRun", summary = "One test run, with its progress")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TestRun.class)))
  public Response get(
      @PathParam("id") UUID id,
      @PathParam("runId") UUID runId,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context RoutingContext exchange) {
    TestRun run = existing(id, runId, exchange);
    keep.seen(Stream.of(run));
    return Answers.found(run, ifNoneMatch);
  }

  @GET
  @Path("{runId}/results")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(
      operationId = "listTestResults",
      summary = "What became of the checks of a test run, in the order of the contract")
  @Parameter(name = "outcome", in = ParameterIn.QUERY, description = "Only those that ended so")
  @Parameter(name = "table", in = ParameterIn.QUERY, description = "Only those of schema.table")
  @Parameter(name = "kind", in = ParameterIn.QUERY, description = "Only checks of this kind")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TestResultPage.class)))
  public Response results(
      @PathParam("id") UUID id,
      @PathParam("runId") UUID runId,
      @Context UriInfo uri,
      @Context RoutingContext exchange) {
    PageRequest<TestResult> request = PageRequest.of(uri, TestResultStore.collection(id, runId));
    Caller caller = CallerFilter.caller(exchange);
    Page<TestResult> page = results.list(id, runId, request, caller);
    if (page.items().isEmpty()) {
      TestRun unused = existing(id, runId, exchange);
    }
    return page.answer(request);
  }

  @DELETE
  @Path("{runId}")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "cancelTestRun",
      summary = "Stop a test run that waits or goes on; needs connections:read, too")
  @APIResponse(responseCode = "204")
  public void cancel(
      @PathParam("id") UUID id, @PathParam("runId") UUID runId, @Context RoutingContext exchange) {
    access.checkTestable(id, CallerFilter.caller(exchange));
    boolean stopped =
        runs.cancel(id, runId, CallerFilter.author(exchange)).orElseThrow(TestRunResource::missing);
    if (!stopped) {
      throw ProblemType.CONFLICT.because("The test run has ended");
    }
    runners.stop(runId, Stop.CANCELLED);
  }

  private TestRun existing(UUID id, UUID runId, RoutingContext exchange) {
    return runs.find(id, runId, CallerFilter.caller(exchange))
        .orElseThrow(TestRunResource::missing);
  }

  private static RuntimeException missing() {
    return ProblemType.NOT_FOUND.because("There is no such " + WHAT);
  }

  /** A page, for the OpenAPI document. */
  record TestRunPage(List<TestRun> items, Optional<String> nextCursor) {}

  /** A page, for the OpenAPI document. */
  record TestResultPage(List<TestResult> items, Optional<String> nextCursor) {}
}
