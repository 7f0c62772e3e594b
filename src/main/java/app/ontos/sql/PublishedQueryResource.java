package app.ontos.sql;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.problem.ProblemType;
import app.ontos.sql.parameters.ParameterValues;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Published queries, each an endpoint of its own. */
@Path("/api/v1/run/{slug}")
@Tag(name = "Queries")
@Blocking
public class PublishedQueryResource {
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";

  private final QueryVersionStore queries;
  private final ParsedDefinitions definitions;
  private final RunAnswers answers;

  PublishedQueryResource(
      QueryVersionStore queries, ParsedDefinitions definitions, RunAnswers answers) {
    this.queries = queries;
    this.definitions = definitions;
    this.answers = answers;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, NDJSON, CSV})
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  @Operation(
      operationId = "readPublishedQuery",
      summary = "Run a published query that reads; parameters by their names")
  @Parameter(
      name = "environment",
      in = ParameterIn.QUERY,
      description = "Where; production without it")
  @APIResponse(responseCode = "409")
  @APIResponse(responseCode = "422")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RunAnswers.RunResult.class)))
  public CompletionStage<Response> read(
      @PathParam("slug") String slug,
      @Context UriInfo uri,
      @Context RoutingContext exchange,
      @Context HttpHeaders headers) {
    QueryVersion query = published(slug);
    Map<String, List<String>> parameters = new HashMap<>(uri.getQueryParameters());
    Optional<String> environment =
        Optional.ofNullable(parameters.remove("environment")).map(given -> given.get(0));
    if (definitions.of(query).mode() == QueryMode.WRITE) {
      throw ProblemType.CONFLICT.because("The query may change something: use POST");
    }
    return answers.run(
        query,
        RunOptions.reading(environment),
        defined -> ParameterValues.fromQuery(defined, parameters),
        exchange,
        headers);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, NDJSON, CSV})
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  @Operation(operationId = "runPublishedQuery", summary = "Run a published query")
  @RequestBody(content = @Content(schema = @Schema(implementation = RunAnswers.RunBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RunAnswers.RunResult.class)))
  public CompletionStage<Response> runPublished(
      @PathParam("slug") String slug,
      JsonBody body,
      @Context RoutingContext exchange,
      @Context HttpHeaders headers) {
    Fields fields = body.fields();
    JsonNode values = RunAnswers.values(fields, "parameters");
    RunOptions options = RunOptions.read(fields);
    fields.check();
    return answers.run(published(slug), options, RunAnswers.fromJson(values), exchange, headers);
  }

  private QueryVersion published(String slug) {
    return queries.findPublished(slug).orElseThrow(() -> RunAnswers.missing("published query"));
  }
}
