package app.ontos.glossary;

import app.ontos.glossary.rdf.DocumentForm;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.http.LimitedInput;
import app.ontos.shared.http.QueryFlag;
import app.ontos.shared.problem.ProblemType;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Documents on their way into a glossary. */
@Path(GlossaryStore.PATH + "/{glossaryId}/imports")
@Tag(name = "Glossaries")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class GlossaryImportResource {
  private final GlossaryStore glossaries;
  private final ImportGlossary imports;

  GlossaryImportResource(GlossaryStore glossaries, ImportGlossary imports) {
    this.glossaries = glossaries;
    this.imports = imports;
  }

  @POST
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.WRITE)
  @Consumes({DocumentForm.TURTLE_TYPE, DocumentForm.JSON_LD_TYPE})
  @Operation(
      operationId = "importGlossaryDocument",
      summary = "Add the concepts of a document to a glossary, or replace them")
  @Parameter(
      name = "dryRun",
      in = ParameterIn.QUERY,
      description = "Only tell what would be done, and what is wrong",
      schema = @Schema(type = SchemaType.BOOLEAN))
  @RequestBody(
      content = {
        @Content(
            mediaType = DocumentForm.TURTLE_TYPE,
            schema = @Schema(implementation = String.class)),
        @Content(
            mediaType = DocumentForm.JSON_LD_TYPE,
            schema = @Schema(implementation = Object.class))
      })
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportReport.class)))
  public ImportReport create(
      @PathParam("glossaryId") UUID glossaryId,
      InputStream body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
      @Context RoutingContext exchange) {
    boolean onlyTell = QueryFlag.of("dryRun", exchange);
    if (type == null) {
      throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Content-Type must say what it is");
    }
    Glossary glossary =
        glossaries
            .find(glossaryId)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such glossary"));
    DocumentForm form =
        DocumentForm.of(type.getType() + "/" + type.getSubtype())
            .orElseThrow(() -> ProblemType.UNSUPPORTED_MEDIA_TYPE.because(type.toString()));
    return imports.run(
        glossary, form, new LimitedInput(body), onlyTell, CallerFilter.author(exchange));
  }
}
