package app.ontos.testruns.webhook;

import app.ontos.audit.Author;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.db.Ids;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.json.MergePatch;
import app.ontos.shared.outbound.OutboundPolicy;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.secrets.SealedSecret;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.IfMatch;
import app.ontos.testruns.ContractAccess;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Who is told when a data contract turns, over HTTP. Everything about them needs what testing the
 * contract needs, since addresses may be telling.
 */
@Path("/api/v1/data-contracts/{contractId}/webhooks")
@Tag(name = "Contract tests")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
  private static final String WHAT = "webhook";

  private final WebhookStore store;
  private final DeliveryStore deliveries;
  private final DeliverWebhooks deliver;
  private final WebhookSecrets secrets;
  private final ContractAccess access;
  private final OutboundPolicy outbound;
  private final ObjectMapper json;

  WebhookResource(
      WebhookStore store,
      DeliveryStore deliveries,
      DeliverWebhooks deliver,
      WebhookSecrets secrets,
      ContractAccess access,
      OutboundPolicy outbound,
      ObjectMapper json) {
    this.store = store;
    this.deliveries = deliveries;
    this.deliver = deliver;
    this.secrets = secrets;
    this.access = access;
    this.outbound = outbound;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "createContractWebhook",
      summary = "Have somebody told when a contract turns")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewWebhook.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Webhook.class)))
  public Response create(
      @PathParam("contractId") UUID contract,
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    access.checkTestable(contract, CallerFilter.caller(exchange));
    Author author = CallerFilter.author(exchange);
    String path = WebhookStore.path(contract);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), path, idempotencyKey, body);
    NewWebhook wanted = NewWebhook.from(body, outbound, true);
    UUID id = Ids.next();
    SealedSecret sealed = secrets.seal(id, wanted.secret().orElseThrow());
    Webhook made = store.create(contract, id, wanted, sealed, author, key);
    return Answers.created(path, made);
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(operationId = "listContractWebhooks", summary = "Webhooks of a contract, oldest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WebhookPage.class)))
  public Response list(
      @PathParam("contractId") UUID contract,
      @Context UriInfo uri,
      @Context RoutingContext exchange) {
    PageRequest<Webhook> request = PageRequest.of(uri, WebhookStore.collection(contract));
    access.checkTestable(contract, CallerFilter.caller(exchange));
    return store.list(contract, request).answer(request);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(operationId = "getContractWebhook", summary = "One webhook of a contract")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Webhook.class)))
  public Response get(
      @PathParam("contractId") UUID contract,
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context RoutingContext exchange) {
    access.checkTestable(contract, CallerFilter.caller(exchange));
    return Answers.found(existing(contract, id), ifNoneMatch);
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "replaceContractWebhook",
      summary = "Replace a webhook; its secret stays where none is sent")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewWebhook.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Webhook.class)))
  public Response replace(
      @PathParam("contractId") UUID contract,
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    access.checkTestable(contract, CallerFilter.caller(exchange));
    return replace(contract, id, expected, body, exchange);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(operationId = "patchContractWebhook", summary = "Change some fields of a webhook")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewWebhook.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Webhook.class)))
  public Response patch(
      @PathParam("contractId") UUID contract,
      @PathParam("id") UUID id,
      JsonBody patch,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    access.checkTestable(contract, CallerFilter.caller(exchange));
    Webhook present = existing(contract, id);
    expected.check(present.version(), WHAT);
    JsonBody merged = MergePatch.apply(json.valueToTree(NewWebhook.of(present)), patch);
    return replace(contract, id, IfMatch.exactly(present.version()), merged, exchange);
  }

  @DELETE
  @Path("{id}")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "deleteContractWebhook",
      summary = "Remove a webhook with its deliveries")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("contractId") UUID contract,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    access.checkTestable(contract, CallerFilter.caller(exchange));
    store
        .delete(contract, id, IfMatch.optional(ifMatch), CallerFilter.author(exchange))
        .orThrow(WHAT);
  }

  @POST
  @Path("{id}/test")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "testContractWebhook",
      summary = "Have something delivered that only tries the way")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Delivery.class)))
  public Response test(
      @PathParam("contractId") UUID contract,
      @PathParam("id") UUID id,
      @Context RoutingContext exchange) {
    access.checkTestable(contract, CallerFilter.caller(exchange));
    Delivery delivery = deliveries.addTest(contract, id).orElseThrow(WebhookResource::missing);
    deliver.soon();
    return Response.accepted(delivery).build();
  }

  @GET
  @Path("{id}/deliveries")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "listWebhookDeliveries",
      summary = "What a webhook was told or is to be, the newest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DeliveryPage.class)))
  public Response deliveries(
      @PathParam("contractId") UUID contract,
      @PathParam("id") UUID id,
      @Context UriInfo uri,
      @Context RoutingContext exchange) {
    PageRequest<Delivery> request = PageRequest.of(uri, DeliveryStore.collection(contract, id));
    access.checkTestable(contract, CallerFilter.caller(exchange));
    Webhook unused = existing(contract, id);
    return deliveries.list(id, request).answer(request);
  }

  private Response replace(
      UUID contract, UUID id, IfMatch expected, JsonBody body, RoutingContext exchange) {
    NewWebhook wanted = NewWebhook.from(body, outbound, false);
    Optional<SealedSecret> sealed = wanted.secret().map(secret -> secrets.seal(id, secret));
    Author author = CallerFilter.author(exchange);
    return Answers.updated(
        store.replace(contract, id, expected, wanted, sealed, author).orThrow(WHAT));
  }

  private Webhook existing(UUID contract, UUID id) {
    return store.find(contract, id).orElseThrow(WebhookResource::missing);
  }

  private static RuntimeException missing() {
    return ProblemType.NOT_FOUND.because("There is no such " + WHAT);
  }

  /** A page, for the OpenAPI document. */
  record DeliveryPage(List<Delivery> items, Optional<String> nextCursor) {}

  /** A page, for the OpenAPI document. */
  record WebhookPage(List<Webhook> items, Optional<String> nextCursor) {}
}
