package app.ontos.testruns.webhook;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.testruns.ContractAccess;
import app.ontos.testruns.ContractHead;
import app.ontos.web.View;
import app.ontos.web.Views;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The pages of a contract's webhooks, each with what it was told, and as a form. */
@Path("/contracts/{contract}/webhooks")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class WebhookPages {
  private final Views views;
  private final ContractAccess access;
  private final WebhookStore store;
  private final DeliveryStore deliveries;
  private final Clock clock = Clock.systemUTC();

  WebhookPages(Views views, ContractAccess access, WebhookStore store, DeliveryStore deliveries) {
    this.views = views;
    this.access = access;
    this.store = store;
    this.deliveries = deliveries;
  }

  @CheckedTemplate(basePath = "testruns")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance webhooks(
        View view, ContractHead contract, List<Webhook> webhooks);

    static native TemplateInstance webhook(
        View view,
        ContractHead contract,
        Webhook webhook,
        List<Delivery> deliveries,
        boolean waiting);

    static native TemplateInstance deliveries(
        Webhook webhook, List<Delivery> deliveries, boolean waiting);

    static native TemplateInstance webhookForm(
        View view, ContractHead contract, Optional<Webhook> webhook);
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  public TemplateInstance list(@PathParam("contract") UUID id, @Context RoutingContext exchange) {
    ContractHead contract = access.testable(id, CallerFilter.caller(exchange));
    return Templates.webhooks(
        views.of(exchange),
        contract,
        store
            .list(id, PageRequest.of(new MultivaluedHashMap<>(), WebhookStore.collection(id)))
            .items());
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  public TemplateInstance add(@PathParam("contract") UUID id, @Context RoutingContext exchange) {
    ContractHead contract = access.testable(id, CallerFilter.caller(exchange));
    return Templates.webhookForm(views.of(exchange), contract, Optional.empty());
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  public TemplateInstance show(
      @PathParam("contract") UUID contractId,
      @PathParam("id") UUID id,
      @Context RoutingContext exchange) {
    ContractHead contract = access.testable(contractId, CallerFilter.caller(exchange));
    Webhook webhook = existing(contractId, id);
    List<Delivery> told = told(webhook);
    return Templates.webhook(views.of(exchange), contract, webhook, told, isWaiting(told));
  }

  /** What changes while something is being delivered. */
  @GET
  @Path("{id}/deliveries")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  public TemplateInstance deliveries(
      @PathParam("contract") UUID contract,
      @PathParam("id") UUID id,
      @Context RoutingContext exchange) {
    access.checkTestable(contract, CallerFilter.caller(exchange));
    Webhook webhook = existing(contract, id);
    List<Delivery> told = told(webhook);
    return Templates.deliveries(webhook, told, isWaiting(told));
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  public TemplateInstance edit(
      @PathParam("contract") UUID contractId,
      @PathParam("id") UUID id,
      @Context RoutingContext exchange) {
    ContractHead contract = access.testable(contractId, CallerFilter.caller(exchange));
    return Templates.webhookForm(
        views.of(exchange), contract, Optional.of(existing(contractId, id)));
  }

  private List<Delivery> told(Webhook webhook) {
    return deliveries
        .list(
            webhook.id(),
            PageRequest.of(
                new MultivaluedHashMap<>(),
                DeliveryStore.collection(webhook.dataContractId(), webhook.id())))
        .items();
  }

  private boolean isWaiting(List<Delivery> told) {
    Instant now = clock.instant();
    return told.stream().anyMatch(delivery -> delivery.endsSoon(now));
  }

  private Webhook existing(UUID contract, UUID id) {
    return store
        .find(contract, id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such webhook"));
  }
}
