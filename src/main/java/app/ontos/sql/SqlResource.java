package app.ontos.sql;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
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
import java.util.List;
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

/** Runs statements that are not saved. */
@Path("/api/v1/connections/{id}/environments/{environment}/sql")
@Tag(name = "Queries")
@Blocking
public class SqlResource {
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";

  private final RunAnswers answers;

  SqlResource(RunAnswers answers) {
    this.answers = answers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, NDJSON, CSV})
  @Needs(feature = Feature.SQL, level = AccessLevel.ADMIN)
  @Operation(operationId = "runSql", summary = "Run a statement that is not saved; admins only")
  @RequestBody(content = @Content(schema = @Schema(implementation = SqlBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RunAnswers.RunResult.class)))
  public CompletionStage<Response> sql(
      @PathParam("id") UUID id,
      @PathParam("environment") String environment,
      JsonBody body,
      @Context RoutingContext exchange,
      @Context HttpHeaders headers) {
    Caller caller = CallerFilter.caller(exchange);
    Fields fields = body.fields();
    JsonNode values = RunAnswers.values(fields, "values");
    RunOptions options = RunOptions.read(fields).in(environment);
    Optional<QueryDefinition> definition = QueryDefinitions.read(fields, body.object());
    fields.check();
    Author author = CallerFilter.author(exchange);
    RunRequest request =
        new RunRequest(id, Optional.empty(), definition.orElseThrow(), options, caller, author);
    return answers.run(request, RunAnswers.fromJson(values), exchange, headers);
  }

  /** A definition with values for its parameters. */
  record SqlBody(
      @Schema(required = true) String sql,
      Optional<QueryMode> mode,
      Optional<Map<String, Object>> parameters,
      Optional<Map<String, Object>> values,
      Optional<Integer> maxRows,
      Optional<Integer> maxBytes,
      Optional<Integer> maxSeconds,
      Optional<Integer> cacheSeconds,
      Optional<List<String>> roles,
      Optional<List<String>> environments,
      Optional<UUID> runId,
      Optional<Long> maxAffectedRows,
      Optional<Boolean> dryRun) {}
}
