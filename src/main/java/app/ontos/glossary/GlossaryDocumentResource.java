package app.ontos.glossary;

import app.ontos.glossary.rdf.DocumentForm;
import app.ontos.glossary.rdf.TripleWriter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.http.AcceptedTypes;
import app.ontos.shared.problem.ProblemType;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A whole glossary as a document. */
@Path(GlossaryStore.PATH + "/{glossaryId}/document")
@Tag(name = "Glossaries")
@Blocking
public class GlossaryDocumentResource {
  private final GlossaryStore glossaries;
  private final DocumentStore documents;

  GlossaryDocumentResource(GlossaryStore glossaries, DocumentStore documents) {
    this.glossaries = glossaries;
    this.documents = documents;
  }

  @GET
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.READ)
  @Produces({DocumentForm.TURTLE_TYPE, DocumentForm.JSON_LD_TYPE})
  @Operation(operationId = "getGlossaryDocument", summary = "A glossary as Turtle or JSON-LD")
  @APIResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = DocumentForm.TURTLE_TYPE,
            schema = @Schema(implementation = String.class)),
        @Content(
            mediaType = DocumentForm.JSON_LD_TYPE,
            schema = @Schema(implementation = Object.class))
      })
  public Response get(
      @PathParam("glossaryId") UUID glossaryId,
      @Parameter(description = "turtle or json-ld, for who can't set Accept") @QueryParam("form")
          @Nullable String asked,
      @Context HttpHeaders headers) {
    DocumentForm form = asked == null ? form(headers) : form(asked);
    Glossary glossary =
        glossaries
            .find(glossaryId)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such glossary"));
    StreamingOutput output =
        out -> {
          try (TripleWriter writer = form.write(out)) {
            documents.write(glossary, writer);
          }
        };
    return Response.ok(output).type(form.mediaType()).build();
  }

  private static DocumentForm form(String name) {
    return switch (name) {
      case "turtle" -> DocumentForm.TURTLE;
      case "json-ld" -> DocumentForm.JSON_LD;
      default -> throw ProblemType.MALFORMED_REQUEST.because("form must be turtle or json-ld");
    };
  }

  private static DocumentForm form(HttpHeaders headers) {
    return AcceptedTypes.of(headers).stream()
        .map(type -> type.getType() + "/" + type.getSubtype())
        .flatMap(type -> DocumentForm.of(type).stream())
        .findFirst()
        .orElse(DocumentForm.TURTLE);
  }
}
