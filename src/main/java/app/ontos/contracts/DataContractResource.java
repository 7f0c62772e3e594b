package app.ontos.contracts;

import app.ontos.audit.Author;
import app.ontos.contracts.NewContract.Validation;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.json.MergePatch;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.IfMatch;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
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

/** Data contracts over HTTP. A body is the document itself; what else is said is in the query. */
@Path(DataContractStore.PATH)
@Tag(name = "Data contracts")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class DataContractResource {
  static final String WHAT = ContractWriteStore.WHAT;

  private final DataContractStore store;
  private final ContractWriteStore writes;
  private final ObjectMapper json;

  DataContractResource(DataContractStore store, ContractWriteStore writes, ObjectMapper json) {
    this.store = store;
    this.writes = writes;
    this.json = json;
  }

  @POST
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Consumes({DocumentFormat.JSON_TYPE, DocumentFormat.YAML_TYPE})
  @Operation(operationId = "createDataContract", summary = "Add a version of a data contract")
  @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = DataContract.class)))
  public Response create(
      @Parameter(hidden = true) StandardDocument document,
      @QueryParam("domainId") @Nullable String domainId,
      @QueryParam("ownerTeamId") @Nullable String ownerTeamId,
      @Parameter(description = "strict, or report to store a draft with its findings")
          @QueryParam("validation")
          @Nullable String validation,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    ContractAssignment assignment = assignment(domainId, ownerTeamId);
    NewContract contract =
        NewContract.from(document, Validation.of(Optional.ofNullable(validation)));
    Author author = CallerFilter.author(exchange);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(
            author.principal(),
            DataContractStore.PATH,
            idempotencyKey,
            request(document, assignment));
    Caller caller = CallerFilter.caller(exchange);
    return Answers.created(
        DataContractStore.PATH, writes.create(contract, assignment, caller, author, key));
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Operation(operationId = "listDataContracts", summary = "Versions of data contracts, by name")
  @Parameter(name = "domainId", in = ParameterIn.QUERY, description = "Only those of this domain")
  @Parameter(name = "ownerTeamId", in = ParameterIn.QUERY, description = "Only those of this team")
  @Parameter(name = "lifecycle", in = ParameterIn.QUERY, description = "Only those in this state")
  @Parameter(name = "contractId", in = ParameterIn.QUERY, description = "Only versions of this one")
  @Parameter(name = "name", in = ParameterIn.QUERY, description = "Only those of this name")
  @Parameter(
      name = "latest",
      in = ParameterIn.QUERY,
      description = "true for no more than the latest version of each contract")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ContractPage.class)))
  public Response list(@Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<DataContract> request = PageRequest.of(uri, DataContractStore.COLLECTION);
    return store.list(request, CallerFilter.caller(exchange)).answer(request);
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  @Path("{id}")
  @Operation(operationId = "getDataContract", summary = "One version of a data contract")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DataContract.class)))
  public Response get(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context RoutingContext exchange) {
    return Answers.found(existing(id, exchange), ifNoneMatch);
  }

  @PUT
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Path("{id}")
  @Consumes({DocumentFormat.JSON_TYPE, DocumentFormat.YAML_TYPE})
  @Operation(
      operationId = "replaceDataContract",
      summary = "Replace the document, the domain and the owner team of a data contract")
  @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DataContract.class)))
  public Response replace(
      @PathParam("id") UUID id,
      @Parameter(hidden = true) StandardDocument document,
      @QueryParam("domainId") @Nullable String domainId,
      @QueryParam("ownerTeamId") @Nullable String ownerTeamId,
      @QueryParam("validation") @Nullable String validation,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    ContractAssignment assignment = assignment(domainId, ownerTeamId);
    NewContract contract =
        NewContract.from(document, Validation.of(Optional.ofNullable(validation)));
    Caller caller = CallerFilter.caller(exchange);
    Author author = CallerFilter.author(exchange);
    return Answers.updated(
        writes.replace(id, expected, contract, assignment, caller, author).orThrow(WHAT));
  }

  @PATCH
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Operation(
      operationId = "patchDataContract",
      summary = "Change the domain or the owner team of a data contract")
  @RequestBody(content = @Content(schema = @Schema(implementation = ContractAssignment.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DataContract.class)))
  public Response patch(
      @PathParam("id") UUID id,
      JsonBody patch,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    DataContract present = existing(id, exchange);
    expected.check(present.version(), WHAT);
    JsonBody merged = MergePatch.apply(json.valueToTree(ContractAssignment.of(present)), patch);
    Caller caller = CallerFilter.caller(exchange);
    return Answers.updated(
        writes
            .assign(
                id,
                IfMatch.exactly(present.version()),
                ContractAssignment.from(merged),
                caller,
                CallerFilter.author(exchange))
            .orThrow(WHAT));
  }

  @DELETE
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Path("{id}")
  @Operation(operationId = "deleteDataContract", summary = "Remove a version of a data contract")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    writes
        .delete(id, IfMatch.optional(ifMatch), caller, CallerFilter.author(exchange))
        .orThrow(WHAT);
  }

  private DataContract existing(UUID id, RoutingContext exchange) {
    return store
        .find(id, CallerFilter.caller(exchange))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
  }

  private static ContractAssignment assignment(
      @Nullable String domainId, @Nullable String ownerTeamId) {
    return ContractAssignment.from(Optional.ofNullable(domainId), Optional.ofNullable(ownerTeamId));
  }

  /** All that makes one request another: the document, and what is said beside it. */
  private JsonBody request(StandardDocument document, ContractAssignment assignment) {
    ObjectNode request = json.createObjectNode();
    request.set("document", document.root());
    request.set("assignment", json.valueToTree(assignment));
    return new JsonBody(request);
  }

  /** A page, for the OpenAPI document. */
  record ContractPage(List<DataContract> items, Optional<String> nextCursor) {}
}
