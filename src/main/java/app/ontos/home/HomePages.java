package app.ontos.home;

import app.ontos.identity.access.AnyCaller;
import app.ontos.records.Visibility;
import app.ontos.web.View;
import app.ontos.web.Views;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The first page. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class HomePages {
  private final Views views;
  private final HomeStore store;

  HomePages(Views views, HomeStore store) {
    this.views = views;
    this.store = store;
  }

  @CheckedTemplate(basePath = "home")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance home(View view, Overview overview);
  }

  @GET
  @AnyCaller
  public TemplateInstance home(@Context RoutingContext exchange) {
    View view = views.of(exchange);
    return Templates.home(view, store.read(Visibility.of(view.caller().orElseThrow())));
  }
}
