package app.ontos.products;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.products.DataProductStore.StoredDocument;
import app.ontos.products.NewProduct.Validation;
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

/** The document of a data product over HTTP: as JSON or as YAML, equal to what came in. */
@Path(DataProductStore.PATH + "/{id}/document")
@Tag(name = "Data products")
@Blocking
public class ProductDocumentResource {
  private static final List<Variant> VARIANTS =
      Variant.mediaTypes(
              MediaType.valueOf(DocumentFormat.JSON_TYPE),
              MediaType.valueOf(DocumentFormat.YAML_TYPE))
          .build();

  private final DataProductStore store;
  private final ProductWriteStore writes;
  private final JudgeProduct judge;

  ProductDocumentResource(DataProductStore store, ProductWriteStore writes, JudgeProduct judge) {
    this.store = store;
    this.writes = writes;
    this.judge = judge;
  }

  @GET
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.READ)
  @Produces({DocumentFormat.JSON_TYPE, DocumentFormat.YAML_TYPE})
  @Operation(operationId = "getDataProductDocument", summary = "The ODPS document of a product")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Response get(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context Request request,
      @Context RoutingContext exchange) {
    StoredDocument document =
        store
            .document(id, CallerFilter.caller(exchange))
            .orElseThrow(ProductDocumentResource::missing);
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
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.WRITE)
  @Consumes({DocumentFormat.JSON_TYPE, DocumentFormat.YAML_TYPE})
  @Produces(DocumentFormat.JSON_TYPE)
  @Operation(
      operationId = "replaceDataProductDocument",
      summary = "Replace the document of a product; its domain and owner team stay")
  @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DataProduct.class)))
  public Response replace(
      @PathParam("id") UUID id,
      @Parameter(hidden = true) StandardDocument document,
      @QueryParam("validation") @Nullable String validation,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    NewProduct product =
        judge.judge(
            document,
            Validation.of(Optional.ofNullable(validation)),
            CallerFilter.caller(exchange));
    Caller caller = CallerFilter.caller(exchange);
    Author author = CallerFilter.author(exchange);
    DataProduct present = store.find(id, caller).orElseThrow(ProductDocumentResource::missing);
    expected.check(present.version(), DataProductResource.WHAT);
    IfMatch read = IfMatch.exactly(present.version());
    return Answers.updated(
        writes
            .replace(id, read, product, ProductAssignment.of(present), caller, author)
            .orThrow(DataProductResource.WHAT));
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
    return ProblemType.NOT_FOUND.because("There is no such " + DataProductResource.WHAT);
  }
}
