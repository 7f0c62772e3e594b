package app.ontos.lakebase;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.web.View;
import app.ontos.web.Views;
import app.ontos.web.WebPath;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The page of the service's own database, and the one that stands in every other page's place until
 * that database is ready: what is wrong, and what mends it.
 */
@Path("/system")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SystemPages {
  private static final int RETRY_SECONDS = 2;

  private final Views views;
  private final DatabaseConnector database;
  private final DatabaseStatus status;

  SystemPages(Views views, DatabaseConnector database, DatabaseStatus status) {
    this.views = views;
    this.database = database;
    this.status = status;
  }

  @CheckedTemplate(basePath = "lakebase")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance system(View view, SystemDatabase database);

    static native TemplateInstance setup(View view, SystemDatabase database, String explanation);
  }

  @GET
  @Needs(feature = Feature.SYSTEM, level = AccessLevel.READ)
  public TemplateInstance system(@Context RoutingContext exchange) {
    return Templates.system(views.of(exchange), status.now());
  }

  /** After the caller is known, before the gate that refuses what needs the database. */
  @ServerRequestFilter(priority = 1500)
  Optional<Response> setUpFirst(ContainerRequestContext request, RoutingContext exchange) {
    DatabaseState state = database.state();
    if (state instanceof DatabaseState.Ready || !WebPath.isPage(request.getUriInfo().getPath())) {
      return Optional.empty();
    }
    String page = Templates.setup(Views.bare(exchange), status.now(), state.explanation()).render();
    return Optional.of(
        Response.status(Response.Status.SERVICE_UNAVAILABLE)
            .type(MediaType.TEXT_HTML_TYPE)
            .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
            .entity(page)
            .build());
  }
}
