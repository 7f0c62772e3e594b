package app.ontos.sql;

import app.ontos.connections.Connection;
import app.ontos.connections.KnownConnections;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.web.View;
import app.ontos.web.Views;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page on which statements are written and run that are not saved. */
@Path("/sql")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SqlPages {
  private final Views views;
  private final KnownConnections connections;

  SqlPages(Views views, KnownConnections connections) {
    this.views = views;
    this.connections = connections;
  }

  @CheckedTemplate(basePath = "sql")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance sql(
        View view, List<Connection> connections, Place place, List<TypeChoice> types);
  }

  /**
   * Where a statement is to run.
   *
   * @param connection the id; empty for the first that there is
   */
  record Place(String connection, String environment) {
    /** Whether it is this environment. */
    public boolean is(Connection other, String name) {
      return other.id().toString().equals(connection) && name.equals(environment);
    }
  }

  @GET
  @Needs(feature = Feature.SQL, level = AccessLevel.ADMIN)
  public TemplateInstance write(
      @QueryParam("connection") @Nullable UUID connection,
      @QueryParam("environment") @Nullable String environment,
      @Context RoutingContext exchange) {
    return Templates.sql(
        views.of(exchange),
        choices(connection, CallerFilter.caller(exchange)),
        new Place(
            connection == null ? "" : connection.toString(),
            environment == null ? RunOptions.USUAL_ENVIRONMENT : environment),
        TypeChoice.ALL);
  }

  /** Those that lead somewhere, with the one that is asked for. */
  private List<Connection> choices(@Nullable UUID wanted, Caller caller) {
    List<Connection> choices = new ArrayList<>(connections.first(caller));
    if (wanted != null && choices.stream().noneMatch(choice -> choice.id().equals(wanted))) {
      Optional<Connection> further = connections.find(wanted, caller);
      further.ifPresent(choices::add);
    }
    choices.removeIf(choice -> choice.environments().isEmpty());
    return List.copyOf(choices);
  }
}
