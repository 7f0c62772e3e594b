package app.ontos.bulk;

import app.ontos.bulk.ImportDocument.Request;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.http.QueryFlag;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
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

/** Many documents in one request. */
@Path("/api/v1/imports")
@Tag(name = "Imports and exports")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
  private static final String GZIP = "application/gzip";
  private static final String TAR = "application/x-tar";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final ImportDocument importer;

  /** A dry run keeps a connection, and locks on what it would write, for as long as it takes. */
  private final Semaphore places = new Semaphore(1);

  ImportResource(ImportDocument importer) {
    this.importer = importer;
  }

  @POST
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Consumes({GZIP, TAR, DocumentFormat.YAML_TYPE, DocumentFormat.JSON_TYPE})
  @Operation(
      operationId = "importDocuments",
      summary = "Add the documents of an archive, a YAML stream or a JSON array, each by itself")
  @Parameter(
      name = "dryRun",
      in = ParameterIn.QUERY,
      description = "Only tell what would become of each document",
      schema = @Schema(type = SchemaType.BOOLEAN))
  @RequestBody(
      content = {
        @Content(
            mediaType = GZIP,
            schema = @Schema(implementation = String.class, format = "binary")),
        @Content(
            mediaType = TAR,
            schema = @Schema(implementation = String.class, format = "binary")),
        @Content(
            mediaType = DocumentFormat.YAML_TYPE,
            schema = @Schema(implementation = String.class)),
        @Content(
            mediaType = DocumentFormat.JSON_TYPE,
            schema = @Schema(implementation = Object[].class))
      })
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BulkReport.class)))
  public BulkReport create(
      @Parameter(
              description =
                  "strict, or report to take documents that are not what their standard asks for")
          @QueryParam("validation")
          @Nullable String validation,
      InputStream body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
      @Context RoutingContext exchange)
      throws IOException {
    Request request =
        new Request(
            CallerFilter.caller(exchange),
            CallerFilter.author(exchange),
            QueryFlag.of("dryRun", exchange),
            isReporting(validation));
    if (type == null) {
      throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Content-Type must say what it is");
    }
    if (!places.tryAcquire()) {
      throw ProblemType.CONFLICT.because("Another import is going on", RETRY_AFTER);
    }
    try (SpooledBody spooled = SpooledBody.of(body)) {
      String name = type.getType() + "/" + type.getSubtype();
      return new ImportRun(source(name, spooled), DocumentFormat.of(name), importer, request).run();
    } finally {
      places.release();
    }
  }

  private static DocumentSource source(String type, SpooledBody body) {
    return switch (type) {
      case GZIP -> new ArchiveSource(body, true);
      case TAR -> new ArchiveSource(body, false);
      case DocumentFormat.YAML_TYPE -> new YamlStreamSource(body);
      case DocumentFormat.JSON_TYPE -> new JsonArraySource(body);
      default -> throw unsupported(type);
    };
  }

  private static ProblemException unsupported(String type) {
    return ProblemType.UNSUPPORTED_MEDIA_TYPE.because(type);
  }

  private static boolean isReporting(@Nullable String validation) {
    if (validation == null || validation.equals("strict")) {
      return false;
    }
    if (validation.equals("report")) {
      return true;
    }
    throw ProblemType.MALFORMED_REQUEST.because("validation must be strict or report");
  }
}
