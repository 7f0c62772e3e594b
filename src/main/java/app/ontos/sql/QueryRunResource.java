package app.ontos.sql;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs saved queries over HTTP. */
@Path("/api/v1/queries/{id}/runs")
@Tag(name = "Queries")
@Blocking
public class QueryRunResource {
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";

  private final QueryVersionStore queries;
  private final RunAnswers answers;

  QueryRunResource(QueryVersionStore queries, RunAnswers answers) {
    this.queries = queries;
    this.answers = answers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, NDJSON, CSV})
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  @Operation(
      operationId = "runQuery",
      summary = "Run a version of a saved query, the newest without a number")
  @RequestBody(content = @Content(schema = @Schema(implementation = VersionRunBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RunAnswers.RunResult.class)))
  public CompletionStage<Response> run(
      @PathParam("id") UUID id,
      JsonBody body,
      @Context RoutingContext exchange,
      @Context HttpHeaders headers) {
    Fields fields = body.fields();
    Optional<Long> version =
        fields.integer("version", 1, Integer.MAX_VALUE).map(Integer::longValue);
    JsonNode values = RunAnswers.values(fields, "parameters");
    RunOptions options = RunOptions.read(fields);
    fields.check();
    QueryVersion query =
        queries.findVersion(id, version).orElseThrow(() -> RunAnswers.missing("query"));
    return answers.run(query, options, RunAnswers.fromJson(values), exchange, headers);
  }

  /** What a run of a version is asked for with. */
  record VersionRunBody(
      Optional<Long> version,
      Optional<String> environment,
      Optional<Map<String, Object>> parameters,
      Optional<UUID> runId,
      Optional<Long> maxAffectedRows,
      Optional<Boolean> dryRun) {}
}
