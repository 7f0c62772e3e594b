package app.ontos.comments;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The part of the first page that shows what others said that concerns the caller. */
@Path("/comments/heard")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class HeardPages {
  private final HeardStore store;

  HeardPages(HeardStore store) {
    this.store = store;
  }

  @CheckedTemplate(basePath = "comments")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance heard(List<Heard> comments);
  }

  @GET
  @Needs(feature = Feature.COMMENTS, level = AccessLevel.READ)
  public TemplateInstance show(@Context RoutingContext exchange) {
    return Templates.heard(store.list(CallerFilter.caller(exchange)));
  }
}
