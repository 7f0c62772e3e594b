package app.ontos.testruns.schedule;

import app.ontos.audit.Author;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.json.MergePatch;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.IfMatch;
import app.ontos.testruns.ContractAccess;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When a data contract is tested, over HTTP. Writing needs connections:read, too. */
@Path("/api/v1/data-contracts/{contractId}/schedules")
@Tag(name = "Contract tests")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ScheduleResource {
  private static final String WHAT = "schedule";

  private final ScheduleStore store;
  private final ContractAccess access;
  private final SchedulablePlace places;
  private final RunSchedules runs;
  private final ObjectMapper json;
  private final Clock clock = Clock.systemUTC();

  ScheduleResource(
      ScheduleStore store,
      ContractAccess access,
      SchedulablePlace places,
      RunSchedules runs,
      ObjectMapper json) {
    this.store = store;
    this.access = access;
    this.places = places;
    this.runs = runs;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(operationId = "createTestSchedule", summary = "Have a contract tested at times")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewSchedule.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = TestSchedule.class)))
  public Response create(
      @PathParam("contractId") UUID contract,
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    access.checkTestable(contract, CallerFilter.caller(exchange));
    Author author = CallerFilter.author(exchange);
    String path = ScheduleStore.path(contract);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), path, idempotencyKey, body);
    Instant now = clock.instant();
    NewSchedule wanted = checked(body, now);
    TestSchedule made = store.create(contract, wanted, wanted.timing().first(now), author, key);
    runs.changed();
    return Answers.created(path, made);
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(operationId = "listTestSchedules", summary = "Schedules of a contract, oldest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SchedulePage.class)))
  public Response list(
      @PathParam("contractId") UUID contract,
      @Context UriInfo uri,
      @Context RoutingContext exchange) {
    PageRequest<TestSchedule> request = PageRequest.of(uri, ScheduleStore.collection(contract));
    access.checkVisible(contract, CallerFilter.caller(exchange));
    return store.list(contract, request).answer(request);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(operationId = "getTestSchedule", summary = "One schedule of a contract")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TestSchedule.class)))
  public Response get(
      @PathParam("contractId") UUID contract,
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context RoutingContext exchange) {
    access.checkVisible(contract, CallerFilter.caller(exchange));
    return Answers.found(existing(contract, id), ifNoneMatch);
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "replaceTestSchedule",
      summary = "Replace a schedule, which then runs with the caller's rights")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewSchedule.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TestSchedule.class)))
  public Response replace(
      @PathParam("contractId") UUID contract,
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    access.checkTestable(contract, CallerFilter.caller(exchange));
    return replace(contract, id, expected, body, exchange);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "patchTestSchedule",
      summary = "Change some fields of a schedule, which then runs with the caller's rights")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewSchedule.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TestSchedule.class)))
  public Response patch(
      @PathParam("contractId") UUID contract,
      @PathParam("id") UUID id,
      JsonBody patch,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    access.checkTestable(contract, CallerFilter.caller(exchange));
    TestSchedule present = existing(contract, id);
    expected.check(present.version(), WHAT);
    JsonBody merged = MergePatch.apply(json.valueToTree(NewSchedule.of(present)), patch);
    return replace(contract, id, IfMatch.exactly(present.version()), merged, exchange);
  }

  @DELETE
  @Path("{id}")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(operationId = "deleteTestSchedule", summary = "Remove a schedule; its runs stay")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("contractId") UUID contract,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    access.checkTestable(contract, CallerFilter.caller(exchange));
    store
        .delete(contract, id, IfMatch.optional(ifMatch), CallerFilter.author(exchange))
        .orThrow(WHAT);
  }

  private Response replace(
      UUID contract, UUID id, IfMatch expected, JsonBody body, RoutingContext exchange) {
    Instant now = clock.instant();
    NewSchedule wanted = checked(body, now);
    Author author = CallerFilter.author(exchange);
    TestSchedule changed =
        store
            .replace(contract, id, expected, wanted, wanted.timing().first(now), author)
            .orThrow(WHAT);
    runs.changed();
    return Answers.updated(changed);
  }

  private NewSchedule checked(JsonBody body, Instant now) {
    NewSchedule wanted = NewSchedule.from(body, now);
    Optional.of(wanted)
        .filter(NewSchedule::enabled)
        .flatMap(schedule -> places.faultOf(schedule.place()))
        .ifPresent(
            fault -> {
              throw fault.asException();
            });
    return wanted;
  }

  private TestSchedule existing(UUID contract, UUID id) {
    return store
        .find(contract, id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
  }

  /** A page, for the OpenAPI document. */
  record SchedulePage(List<TestSchedule> items, Optional<String> nextCursor) {}
}
