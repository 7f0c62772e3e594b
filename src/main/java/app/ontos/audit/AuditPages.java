package app.ontos.audit;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.web.FilledParameters;
import app.ontos.web.View;
import app.ontos.web.Views;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of the audit trail. */
@Path("/audit")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class AuditPages {
  private final Views views;
  private final AuditStore store;

  AuditPages(Views views, AuditStore store) {
    this.views = views;
    this.store = store;
  }

  @CheckedTemplate(basePath = "audit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance trail(
        View view, Map<String, String> filters, Page<AuditEvent> events, String more);

    static native TemplateInstance events(Page<AuditEvent> events, String more);
  }

  @GET
  @Needs(feature = Feature.AUDIT, level = AccessLevel.READ)
  public TemplateInstance trail(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    PageRequest<AuditEvent> request =
        PageRequest.of(FilledParameters.of(uri), AuditStore.COLLECTION);
    Page<AuditEvent> page = store.list(request);
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(AuditStore.COLLECTION.path(), "/audit"))
            .orElse("");
    return part == null
        ? Templates.trail(views.of(exchange), request.filters(), page, more)
        : Templates.events(page, more);
  }
}
