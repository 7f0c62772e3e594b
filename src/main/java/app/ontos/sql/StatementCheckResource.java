package app.ontos.sql;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells over HTTP what a statement's parameters are, for those who write one. */
@Path(QueryStore.PATH + "/check")
@Tag(name = "Queries")
@Blocking
public class StatementCheckResource {

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.QUERIES, level = AccessLevel.READ)
  @Operation(
      operationId = "checkStatement",
      summary = "The parameters of a statement, and why it may not run, without running it")
  @RequestBody(content = @Content(schema = @Schema(implementation = StatementBody.class)))
  public StatementCheck check(JsonBody body) {
    Fields fields = body.fields();
    String sql = fields.verbatim("sql", QueryDefinitions.STATEMENT_LENGTH).orElse("");
    QueryMode mode =
        fields.optionalOneOf("mode", QueryMode.BY_NAME, QueryMode.READ).orElse(QueryMode.READ);
    fields.check();
    return StatementCheck.of(sql, mode);
  }

  /** A statement. */
  record StatementBody(Optional<String> sql, Optional<QueryMode> mode) {}
}
