package app.ontos.contracts.live;

import app.ontos.connections.ConnectedPlaces;
import app.ontos.connections.ConnectedPlaces.Found;
import app.ontos.connections.Target;
import app.ontos.connections.Targets;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.problem.ProblemType;
import app.ontos.web.DocumentEditor;
import app.ontos.web.View;
import app.ontos.web.Views;
import app.ontos.web.Way;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages that write a contract from tables: where they are, and the draft in the editor. */
@Path("/contracts/draft")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DraftPages {
  private static final int MOST_TABLES = 100;
  private static final String HINT =
      "Nothing is stored yet. This is what the database itself promises. Give it a name, say who"
          + " answers for it, take out what you don't want to promise, then save it.";

  private final Views views;
  private final ConnectedPlaces places;
  private final Targets targets;
  private final DraftContract draft;

  DraftPages(Views views, ConnectedPlaces places, Targets targets, DraftContract draft) {
    this.views = views;
    this.places = places;
    this.targets = targets;
    this.draft = draft;
  }

  @CheckedTemplate(basePath = "contracts")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance draft(View view, String find, Found found);
  }

  /** The draft of these tables of a schema, or else of all; without a connection, where to look. */
  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  public TemplateInstance draft(
      @QueryParam("connection") @Nullable UUID connection,
      @QueryParam("environment") @Nullable String environment,
      @QueryParam("schema") @Nullable String schema,
      @QueryParam("tables") List<String> tables,
      @QueryParam("find") @Nullable String find,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    DraftResource.checkConnectionsMayBeRead(caller);
    View view = views.of(exchange);
    if (connection == null || environment == null || schema == null) {
      Optional<String> words = Optional.ofNullable(find);
      return Templates.draft(view, words.orElse(""), places.find(words));
    }
    if (tables.size() > MOST_TABLES) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "A contract is drafted of at most %d tables".formatted(MOST_TABLES));
    }
    Target target = targets.find(connection, environment);
    DraftRequest request = new DraftRequest(connection, environment, Optional.of(schema), tables);
    return new DocumentEditor(
            "Draft from " + schema,
            Way.CONTRACTS,
            HINT,
            "/api/v1/data-contracts",
            "POST",
            0,
            "/contracts/{id}",
            "/connections/%s/environments/%s/schemas".formatted(connection, environment),
            draft.draft(request, target, caller).yaml(),
            List.of())
        .page(view);
  }
}
