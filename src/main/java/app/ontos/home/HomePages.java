package app.ontos.home;

import app.ontos.demo.DemoData;
import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.AnyCaller;
import app.ontos.identity.access.Feature;
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
  private final DemoData demo;

  HomePages(Views views, HomeStore store, DemoData demo) {
    this.views = views;
    this.store = store;
    this.demo = demo;
  }

  @CheckedTemplate(basePath = "home")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance home(
        View view, Overview overview, boolean demoOffered, boolean demoPresent);
  }

  @GET
  @AnyCaller
  public TemplateInstance home(@Context RoutingContext exchange) {
    View view = views.of(exchange);
    Caller caller = view.caller().orElseThrow();
    boolean offered = demo.available() && caller.may(Feature.SYSTEM, AccessLevel.ADMIN);
    return Templates.home(
        view, store.read(Visibility.of(caller)), offered, offered && demo.present().records() > 0);
  }
}
