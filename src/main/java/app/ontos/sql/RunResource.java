package app.ontos.sql;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.page.PageRequest;
import app.ontos.sql.run.ActiveRuns;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs, while they go on and afterwards. */
@Path("/api/v1/runs")
@Tag(name = "Queries")
@Blocking
public class RunResource {
  private final RunStore runs;
  private final ActiveRuns active;

  RunResource(RunStore runs, ActiveRuns active) {
    this.runs = runs;
    this.active = active;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  @Operation(
      operationId = "listRuns",
      summary = "Runs, newest first",
      description =
          "One's own; everybody's for who is an admin of queries or may read the audit trail")
  @Parameter(name = "queryId", in = ParameterIn.QUERY, description = "Only those of this query")
  @Parameter(
      name = "connectionId",
      in = ParameterIn.QUERY,
      description = "Only those in this connection")
  @Parameter(name = "caller", in = ParameterIn.QUERY, description = "Only those of this caller")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RunPage.class)))
  public Response list(@Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<QueryRun> request = PageRequest.of(uri, RunStore.COLLECTION);
    return runs.list(request, CallerFilter.caller(exchange)).answer(request);
  }

  @DELETE
  @Path("{id}")
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  @Operation(operationId = "cancelRun", summary = "Stop a run of one's own that is going on")
  @APIResponse(responseCode = "204")
  public void cancel(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    if (!active.cancel(id, CallerFilter.caller(exchange))) {
      throw RunAnswers.missing("run going on here");
    }
  }

  /** A page, for the OpenAPI document. */
  record RunPage(List<QueryRun> items, Optional<String> nextCursor) {}
}
