package app.ontos.products;

import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordTitles;
import app.ontos.records.RecordTitles.Titles;
import app.ontos.records.RecordType;
import app.ontos.shared.lifecycle.LifecycleState;
import app.ontos.shared.lifecycle.Transition;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import app.ontos.web.DocumentEditor;
import app.ontos.web.DocumentPart;
import app.ontos.web.FilledParameters;
import app.ontos.web.Move;
import app.ontos.web.View;
import app.ontos.web.Views;
import app.ontos.web.Way;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of the data products: the list, each product with its ports, and its lineage. */
@Path("/products")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ProductPages {
  private static final int LINEAGE_DEPTH = 3;
  private static final Set<RecordType> NAMED =
      Set.of(RecordType.DATA_DOMAIN, RecordType.TEAM, RecordType.PROJECT);

  private final Views views;
  private final DataProductStore store;
  private final OpenedProductStore opened;
  private final ProductTransitionStore transitions;
  private final ProductPortStore ports;
  private final LineageStore lineages;
  private final RecordTitles titles;

  ProductPages(
      Views views,
      DataProductStore store,
      OpenedProductStore opened,
      ProductTransitionStore transitions,
      ProductPortStore ports,
      LineageStore lineages,
      RecordTitles titles) {
    this.views = views;
    this.store = store;
    this.opened = opened;
    this.transitions = transitions;
    this.ports = ports;
    this.lineages = lineages;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "products")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(
        View view,
        Map<String, String> filters,
        LifecycleState[] states,
        Optional<UUID> domain,
        Page<DataProduct> products,
        Titles titles,
        String more);

    static native TemplateInstance rows(Page<DataProduct> products, Titles titles, String more);

    static native TemplateInstance product(
        View view,
        OpenedProduct opened,
        DataProduct product,
        ProductSheet sheet,
        DocumentPart document,
        List<Move> moves,
        Titles titles,
        List<DataProduct> versions,
        List<Transition> history);

    static native TemplateInstance lineage(
        View view, DataProduct product, LineagePicture picture, boolean truncated);
  }

  @GET
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.READ)
  public TemplateInstance list(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    MultivaluedMap<String, String> asked = FilledParameters.of(uri);
    if (!asked.containsKey("lifecycle")) {
      asked.putSingle("latest", "true"); // else an older version that is in the state is looked for
    }
    PageRequest<DataProduct> request = PageRequest.of(asked, DataProductStore.COLLECTION);
    Page<DataProduct> page = store.list(request, caller);
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(DataProductStore.PATH, "/products"))
            .orElse("");
    Optional<UUID> domain = request.idFilter("domainId");
    Stream<Optional<UUID>> named =
        page.items().stream().flatMap(p -> Stream.of(p.domainId(), p.ownerTeamId()));
    Titles names = titles.of(Stream.concat(Stream.of(domain), named), NAMED, caller);
    return part == null
        ? Templates.list(
            views.of(exchange),
            request.filters(),
            LifecycleState.values(),
            domain,
            page,
            names,
            more)
        : Templates.rows(page, names, more);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.READ)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    OpenedProduct found = existing(id, exchange);
    DataProduct product = found.product();
    ObjectNode document = found.document().root();
    MultivaluedMap<String, String> all = new MultivaluedHashMap<>();
    ProductSheet sheet = ProductSheet.of(document, ports.found(ProductPorts.of(document), caller));
    return Templates.product(
        views.of(exchange),
        found,
        product,
        sheet,
        sheet.document(),
        Move.of(product.lifecycle(), MoveProduct.open(product.lifecycle(), found.owned(), caller)),
        titles.of(
            Stream.of(product.domainId(), product.ownerTeamId(), product.projectId()),
            NAMED,
            caller),
        store.versions(id, PageRequest.of(all, DataProductStore.family(id)), caller).items(),
        transitions
            .list(id, PageRequest.of(all, ProductTransitionStore.collection(id)), caller)
            .items());
  }

  @GET
  @Path("{id}/lineage")
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.READ)
  public TemplateInstance lineage(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    DataProduct product = store.find(id, caller).orElseThrow(ProductPages::missing);
    Lineage lineage = lineages.find(id, LINEAGE_DEPTH, caller);
    return Templates.lineage(
        views.of(exchange), product, LineagePicture.of(lineage), lineage.truncated());
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.WRITE)
  public TemplateInstance add(
      @QueryParam("from") @Nullable UUID from, @Context RoutingContext exchange) {
    String text =
        from == null ? FirstDocument.product() : existing(from, exchange).document().yaml();
    String hint =
        from == null
            ? "A document of the Open Data Product Standard. Its ports name the contracts of its data."
            : "This is a copy: give it a version of its own, then change what is to be different.";
    return DocumentEditor.adding(
            from == null ? "Add a product" : "Add a version",
            Way.PRODUCTS,
            hint,
            DataProductStore.PATH,
            text)
        .page(views.of(exchange));
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.WRITE)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    OpenedProduct found = existing(id, exchange);
    DataProduct product = found.product();
    return DocumentEditor.replacing(
            "Edit " + product.name(),
            Way.PRODUCTS,
            DataProductStore.PATH + "/" + id + "/document",
            "/products/" + id,
            product.version(),
            found.document().yaml(),
            product.findings())
        .page(views.of(exchange));
  }

  private OpenedProduct existing(UUID id, RoutingContext exchange) {
    return opened.find(id, CallerFilter.caller(exchange)).orElseThrow(ProductPages::missing);
  }

  private static ProblemException missing() {
    return ProblemType.NOT_FOUND.because("There is no such " + ProductWriteStore.WHAT);
  }
}
