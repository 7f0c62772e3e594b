package app.ontos.web;

import app.ontos.shared.problem.ProblemJson;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Shows to people what machines get as {@code application/problem+json}. */
@ApplicationScoped
public class ProblemPageFilter {

  @CheckedTemplate(basePath = "web")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance problem(View view, String title, String detail, int status);
  }

  /** Before the headers of pages are set. */
  @ServerResponseFilter(priority = 6000)
  void show(ContainerResponseContext response, RoutingContext exchange) {
    boolean problem =
        response.getMediaType() != null
            && response.getMediaType().toString().startsWith(ProblemJson.MEDIA_TYPE);
    if (problem
        && WebPath.isPage(exchange.normalizedPath())
        && response.getEntity() instanceof String json) {
      response.setEntity(page(new JsonObject(json), exchange), null, MediaType.TEXT_HTML_TYPE);
    }
  }

  /** Where no route takes a request for a page. */
  void registerLast(@Observes Router router) {
    router.route().order(Integer.MAX_VALUE - 1).handler(ProblemPageFilter::noPage);
  }

  private static void noPage(RoutingContext exchange) {
    String accept = exchange.request().getHeader("Accept");
    if (!WebPath.isPage(exchange.normalizedPath())
        || accept == null
        || !accept.contains(MediaType.TEXT_HTML)) {
      exchange.next();
      return;
    }
    String page =
        Templates.problem(
                Views.bare(exchange), "There is no such page", "The address leads nowhere.", 404)
            .render();
    exchange
        .response()
        .setStatusCode(404)
        .putHeader("Content-Type", "text/html;charset=UTF-8")
        .putHeader("Content-Security-Policy", PageHeadersFilter.POLICY)
        .end(page);
  }

  private static String page(JsonObject problem, RoutingContext exchange) {
    return Templates.problem(
            Views.bare(exchange),
            problem.getString("title"),
            problem.getString("detail"),
            problem.getInteger("status"))
        .render();
  }
}
