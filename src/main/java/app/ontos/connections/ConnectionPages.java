package app.ontos.connections;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of the connections and of their environments. */
@Path("/connections")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ConnectionPages {
  private final Views views;
  private final ConnectionStore store;

  ConnectionPages(Views views, ConnectionStore store) {
    this.views = views;
    this.store = store;
  }

  @CheckedTemplate(basePath = "connections")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(
        View view, String q, Page<Connection> connections, String more);

    static native TemplateInstance rows(Page<Connection> connections, String more);

    static native TemplateInstance connection(View view, Connection connection);

    static native TemplateInstance form(
        View view, Optional<Connection> connection, EnvironmentForm form);
  }

  @GET
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  public TemplateInstance list(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    PageRequest<Connection> request =
        PageRequest.of(FilledParameters.of(uri), ConnectionStore.COLLECTION);
    Page<Connection> page = store.list(request);
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(ConnectionStore.PATH, "/connections"))
            .orElse("");
    return part == null
        ? Templates.list(views.of(exchange), request.filter("q").orElse(""), page, more)
        : Templates.rows(page, more);
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.WRITE)
  public TemplateInstance add(@Context RoutingContext exchange) {
    return Templates.form(
        views.of(exchange), Optional.empty(), new EnvironmentForm("production", Optional.empty()));
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    return Templates.connection(views.of(exchange), existing(id));
  }

  @GET
  @Path("{id}/environments/new")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.WRITE)
  public TemplateInstance addEnvironment(
      @PathParam("id") UUID id, @Context RoutingContext exchange) {
    return Templates.form(
        views.of(exchange), Optional.of(existing(id)), new EnvironmentForm("", Optional.empty()));
  }

  @GET
  @Path("{id}/environments/{environment}/edit")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.WRITE)
  public TemplateInstance edit(
      @PathParam("id") UUID id,
      @PathParam("environment") String environment,
      @Context RoutingContext exchange) {
    Connection connection = existing(id);
    Environment settings =
        connection
            .environment(environment)
            .orElseThrow(
                () -> ProblemType.NOT_FOUND.because("The connection has no such environment"));
    return Templates.form(
        views.of(exchange),
        Optional.of(connection),
        new EnvironmentForm(environment, Optional.of(settings)));
  }

  private Connection existing(UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such connection"));
  }
}
