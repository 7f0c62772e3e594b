package app.ontos.search;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.Visibility;
import app.ontos.search.SearchStore.Found;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of the search. */
@Path("/search")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SearchPages {
  private final Views views;
  private final SearchStore store;

  SearchPages(Views views, SearchStore store) {
    this.views = views;
    this.store = store;
  }

  @CheckedTemplate(basePath = "search")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance search(View view, String q, List<Hit> hits, String more);

    static native TemplateInstance hits(String q, List<Hit> hits, String more);
  }

  @GET
  @Needs(feature = Feature.SEARCH, level = AccessLevel.READ)
  public TemplateInstance search(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    View view = views.of(exchange);
    PageRequest<Found> request = PageRequest.of(FilledParameters.of(uri), SearchStore.COLLECTION);
    Optional<String> asked = request.filter("q").filter(words -> !words.isBlank());
    Page<Found> page =
        asked.isEmpty()
            ? new Page<>(List.of(), Optional.empty())
            : store.find(
                SearchTerms.of(asked), Visibility.of(view.caller().orElseThrow()), request);
    List<Hit> hits = page.items().stream().map(Found::hit).toList();
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(SearchStore.PATH, "/search"))
            .orElse("");
    return part == null
        ? Templates.search(view, asked.orElse(""), hits, more)
        : Templates.hits(asked.orElse(""), hits, more);
  }
}
