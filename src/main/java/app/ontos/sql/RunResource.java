package app.ontos.sql;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.sql.RunQuery.Request;
import app.ontos.sql.RunQuery.Started;
import app.ontos.sql.parameters.ParameterDefinition;
import app.ontos.sql.parameters.ParameterValues;
import app.ontos.sql.run.ActiveRuns;
import app.ontos.sql.run.ResultFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs SQL over HTTP: saved queries, published ones by their slug, and statements as they come. */
@Path("/api/v1")
@Tag(name = "Queries")
@Blocking
public class RunResource {
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";
  private static final String RUN_ID = "Ontos-Run-Id";

  private final QueryStore queries;
  private final RunQuery runQuery;
  private final RunStore runs;
  private final ActiveRuns active;

  RunResource(QueryStore queries, RunQuery runQuery, RunStore runs, ActiveRuns active) {
    this.queries = queries;
    this.runQuery = runQuery;
    this.runs = runs;
    this.active = active;
  }

  @POST
  @Path("queries/{id}/runs")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, NDJSON, CSV})
  @Operation(
      operationId = "runQuery",
      summary = "Run a version of a saved query, the newest without a number")
  @RequestBody(content = @Content(schema = @Schema(implementation = RunBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RunResult.class)))
  public Response run(
      @PathParam("id") UUID id,
      JsonBody body,
      @Context RoutingContext exchange,
      @Context HttpHeaders headers) {
    Fields fields = body.fields();
    Optional<Long> version =
        fields.integer("version", 1, Integer.MAX_VALUE).map(Integer::longValue);
    JsonNode values = values(fields, "parameters");
    RunOptions options = RunOptions.read(fields);
    fields.check();
    QueryVersion query = queries.findVersion(id, version).orElseThrow(() -> missing("query"));
    return run(query, options, fromJson(values), exchange, headers);
  }

  @GET
  @Path("run/{slug}")
  @Produces({MediaType.APPLICATION_JSON, NDJSON, CSV})
  @Operation(
      operationId = "readPublishedQuery",
      summary = "Run a published query that reads; parameters by their names")
  @Parameter(
      name = "environment",
      in = ParameterIn.QUERY,
      description = "Where; production without it")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RunResult.class)))
  public Response read(
      @PathParam("slug") String slug,
      @Context UriInfo uri,
      @Context RoutingContext exchange,
      @Context HttpHeaders headers) {
    QueryVersion query = published(slug);
    Map<String, List<String>> parameters = new HashMap<>(uri.getQueryParameters());
    Optional<String> environment =
        Optional.ofNullable(parameters.remove("environment")).map(given -> given.get(0));
    if (QueryDefinitions.stored(query.definition()).mode() == QueryMode.WRITE) {
      throw ProblemType.CONFLICT.because("The query may change something: use POST");
    }
    return run(
        query,
        RunOptions.reading(environment),
        definitions -> ParameterValues.fromQuery(definitions, parameters),
        exchange,
        headers);
  }

  @POST
  @Path("run/{slug}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, NDJSON, CSV})
  @Operation(operationId = "runPublishedQuery", summary = "Run a published query")
  @RequestBody(content = @Content(schema = @Schema(implementation = RunBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RunResult.class)))
  public Response runPublished(
      @PathParam("slug") String slug,
      JsonBody body,
      @Context RoutingContext exchange,
      @Context HttpHeaders headers) {
    Fields fields = body.fields();
    JsonNode values = values(fields, "parameters");
    RunOptions options = RunOptions.read(fields);
    fields.check();
    return run(published(slug), options, fromJson(values), exchange, headers);
  }

  @POST
  @Path("connections/{id}/environments/{environment}/sql")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, NDJSON, CSV})
  @Operation(operationId = "runSql", summary = "Run a statement that is not saved; admins only")
  @RequestBody(content = @Content(schema = @Schema(implementation = SqlBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RunResult.class)))
  public Response sql(
      @PathParam("id") UUID id,
      @PathParam("environment") String environment,
      JsonBody body,
      @Context RoutingContext exchange,
      @Context HttpHeaders headers) {
    Caller caller = CallerFilter.caller(exchange);
    if (!caller.admin()) {
      throw ProblemType.FORBIDDEN.because("Only an admin may run SQL that is not saved");
    }
    Fields fields = body.fields();
    JsonNode values = values(fields, "values");
    RunOptions given = RunOptions.read(fields);
    RunOptions options =
        new RunOptions(given.id(), environment, given.maxAffectedRows(), given.dryRun());
    Optional<QueryDefinition> definition = QueryDefinitions.read(fields, body.object());
    fields.check();
    Author author = CallerFilter.author(exchange);
    Request request =
        new Request(id, Optional.empty(), definition.orElseThrow(), options, caller, author);
    return answer(runQuery.start(request, fromJson(values)), exchange, headers);
  }

  @GET
  @Path("runs")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "listRuns", summary = "Runs, newest first")
  @Parameter(name = "queryId", in = ParameterIn.QUERY, description = "Only those of this query")
  @Parameter(
      name = "connectionId",
      in = ParameterIn.QUERY,
      description = "Only those in this connection")
  @Parameter(name = "caller", in = ParameterIn.QUERY, description = "Only those of this caller")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RunPage.class)))
  public Response list(@Context UriInfo uri) {
    PageRequest<QueryRun> request = PageRequest.of(uri, RunStore.COLLECTION);
    return runs.list(request).answer(request);
  }

  @DELETE
  @Path("runs/{id}")
  @Operation(operationId = "cancelRun", summary = "Stop a run of one's own that is going on")
  @APIResponse(responseCode = "204")
  public void cancel(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    if (!active.cancel(id, CallerFilter.caller(exchange))) {
      throw missing("run going on here");
    }
  }

  private Response run(
      QueryVersion query,
      RunOptions options,
      Function<List<ParameterDefinition>, ParameterValues> values,
      RoutingContext exchange,
      HttpHeaders headers) {
    Request request =
        new Request(
            query.connectionId(),
            Optional.of(query),
            QueryDefinitions.stored(query.definition()),
            options,
            CallerFilter.caller(exchange),
            CallerFilter.author(exchange));
    return answer(runQuery.start(request, values), exchange, headers);
  }

  /** Streamed; when the client goes, the run is stopped. */
  private Response answer(Started run, RoutingContext exchange, HttpHeaders headers) {
    exchange.response().closeHandler(gone -> active.abandon(run.id()));
    ResultFormat format = format(headers);
    StreamingOutput output = out -> run.write(format, out);
    return Response.ok(output).type(format.mediaType()).header(RUN_ID, run.id()).build();
  }

  private static ResultFormat format(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .flatMap(type -> ResultFormat.of(type.getType() + "/" + type.getSubtype()).stream())
        .findFirst()
        .orElse(ResultFormat.JSON);
  }

  private QueryVersion published(String slug) {
    return queries.findPublished(slug).orElseThrow(() -> missing("published query"));
  }

  private static JsonNode values(Fields fields, String name) {
    Optional<ObjectNode> values =
        fields.json(name).filter(JsonNode::isObject).map(ObjectNode.class::cast);
    if (values.isEmpty() && fields.has(name)) {
      fields.fault(name, "must be an object");
    }
    return values.orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static Function<List<ParameterDefinition>, ParameterValues> fromJson(JsonNode values) {
    return definitions -> ParameterValues.fromJson(definitions, values, "/parameters");
  }

  private static RuntimeException missing(String what) {
    return ProblemType.NOT_FOUND.because("There is no such " + what);
  }

  /** What a run is asked for with. */
  record RunBody(
      Optional<String> environment,
      Optional<JsonNode> parameters,
      Optional<UUID> runId,
      Optional<Long> maxAffectedRows,
      Optional<Boolean> dryRun) {}

  /** A definition with values for its parameters. */
  record SqlBody(
      @Schema(required = true) String sql,
      Optional<QueryMode> mode,
      Optional<JsonNode> parameters,
      Optional<JsonNode> values,
      Optional<UUID> runId,
      Optional<Long> maxAffectedRows,
      Optional<Boolean> dryRun) {}

  /** A result, for the OpenAPI document. */
  record RunResult(
      List<JsonNode> columns,
      List<List<JsonNode>> rows,
      long rowCount,
      long affectedRows,
      boolean truncated,
      boolean undone,
      long durationMillis) {}

  /** A page, for the OpenAPI document. */
  record RunPage(List<QueryRun> items, Optional<String> nextCursor) {}
}
