package app.ontos.ratings;

import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordReference;
import app.ontos.records.Visibility;
import app.ontos.shared.problem.ProblemType;
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
import java.util.UUID;

/** The part of a record's page that shows how people rate it. */
@Path("/ratings/of/{type}/{id}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RatingPages {
  private final Views views;
  private final RatingStore store;

  RatingPages(Views views, RatingStore store) {
    this.views = views;
    this.store = store;
  }

  @CheckedTemplate(basePath = "ratings")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance summary(
        View view, RecordReference entity, RatingSummary summary);
  }

  @GET
  @Needs(feature = Feature.RATINGS, level = AccessLevel.READ)
  public TemplateInstance show(
      @PathParam("type") String type, @PathParam("id") UUID id, @Context RoutingContext exchange) {
    RecordReference entity = RecordReference.of(type, id);
    View view = views.of(exchange);
    Caller caller = view.caller().orElseThrow();
    RatingSummary summary =
        store
            .summary(entity, Visibility.of(caller), caller.principal())
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such record"));
    return Templates.summary(view, entity, summary);
  }
}
