package app.ontos.products;

import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordTitles;
import app.ontos.records.RecordTitles.Titles;
import app.ontos.records.RecordType;
import app.ontos.shared.problem.ProblemType;
import app.ontos.web.DocumentPart;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The form over a product's document, and over what stands beside it. */
@Path("/products/{id}/form")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ProductFormPages {
  private final Views views;
  private final OpenedProductStore opened;
  private final RecordTitles titles;

  ProductFormPages(Views views, OpenedProductStore opened, RecordTitles titles) {
    this.views = views;
    this.opened = opened;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "products")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance form(
        View view, DataProduct product, DocumentPart document, Titles titles);
  }

  @GET
  @Needs(feature = Feature.DATA_PRODUCTS, level = AccessLevel.WRITE)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    OpenedProduct found =
        opened
            .find(id, caller)
            .orElseThrow(
                () -> ProblemType.NOT_FOUND.because("There is no such " + ProductWriteStore.WHAT));
    DataProduct product = found.product();
    return Templates.form(
        views.of(exchange),
        product,
        new DocumentPart(found.document().root()),
        titles.of(
            Stream.of(product.domainId(), product.ownerTeamId(), product.projectId()),
            Set.of(RecordType.DATA_DOMAIN, RecordType.TEAM, RecordType.PROJECT),
            caller));
  }
}
