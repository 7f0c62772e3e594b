package app.ontos.contracts;

import app.ontos.audit.Author;
import app.ontos.contracts.DataContractStore.StoredDocument;
import app.ontos.contracts.NewContract.Validation;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.EntityTag;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.IfNoneMatch;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The document of a data contract over HTTP: as JSON or as YAML, equal to what came in. */
@Path(DataContractStore.PATH + "/{id}/document")
@Tag(name = "Data contracts")
@Blocking
public class ContractDocumentResource {
  private static final List<Variant> VARIANTS =
      Variant.mediaTypes(
              MediaType.valueOf(DocumentFormat.JSON_TYPE),
              MediaType.valueOf(DocumentFormat.YAML_TYPE))
          .build();

  private final DataContractStore store;
  private final ContractWriteStore writes;

  ContractDocumentResource(DataContractStore store, ContractWriteStore writes) {
    this.store = store;
    this.writes = writes;
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Produces({DocumentFormat.JSON_TYPE, DocumentFormat.YAML_TYPE})
  @Operation(operationId = "getDataContractDocument", summary = "The ODCS document of a contract")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Response get(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context Request request,
      @Context RoutingContext exchange) {
    StoredDocument document =
        store
            .document(id, CallerFilter.caller(exchange))
            .orElseThrow(ContractDocumentResource::missing);
    String tag = EntityTag.of(document.version());
    if (IfNoneMatch.matches(ifNoneMatch, tag)) {
      return Response.notModified().header(HttpHeaders.ETAG, tag).build();
    }
    DocumentFormat format = wanted(request);
    String text =
        format == DocumentFormat.JSON
            ? document.text()
            : StandardDocument.stored(document.text()).yaml();
    return Response.ok(text)
        .type(format.mediaType())
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  @PUT
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Consumes({DocumentFormat.JSON_TYPE, DocumentFormat.YAML_TYPE})
  @Produces(DocumentFormat.JSON_TYPE)
  @Operation(
      operationId = "replaceDataContractDocument",
      summary = "Replace the document of a contract; its domain and owner team stay")
  @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DataContract.class)))
  public Response replace(
      @PathParam("id") UUID id,
      @Parameter(hidden = true) StandardDocument document,
      @QueryParam("validation") @Nullable String validation,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    NewContract contract =
        NewContract.from(document, Validation.of(Optional.ofNullable(validation)));
    Caller caller = CallerFilter.caller(exchange);
    Author author = CallerFilter.author(exchange);
    DataContract present = store.find(id, caller).orElseThrow(ContractDocumentResource::missing);
    expected.check(present.version(), DataContractResource.WHAT);
    IfMatch read = IfMatch.exactly(present.version());
    return Answers.updated(
        writes
            .replace(id, read, contract, ContractAssignment.of(present), caller, author)
            .orThrow(DataContractResource.WHAT));
  }

  private static DocumentFormat wanted(Request request) {
    Variant variant = request.selectVariant(VARIANTS);
    if (variant == null) {
      return DocumentFormat.JSON;
    }
    MediaType type = variant.getMediaType();
    return DocumentFormat.of(type.getType() + "/" + type.getSubtype());
  }

  private static ProblemException missing() {
    return ProblemType.NOT_FOUND.because("There is no such " + DataContractResource.WHAT);
  }
}
