package app.ontos.search;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordType;
import app.ontos.records.Visibility;
import app.ontos.search.SearchStore.Found;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.web.Views;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts of forms in which another record is chosen: those that are found, as buttons to press. */
@Path("/choices/{type}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ChoicePages {
  private static final String MOST = "8";

  private final Views views;
  private final SearchStore store;

  ChoicePages(Views views, SearchStore store) {
    this.views = views;
    this.store = store;
  }

  @CheckedTemplate(basePath = "search")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance choices(String field, boolean several, List<Hit> hits);
  }

  /**
   * Records of a kind that have the words.
   *
   * @param field the JSON pointer of the form's field
   * @param several whether it takes more than one
   */
  @GET
  @Needs(feature = Feature.SEARCH, level = AccessLevel.READ)
  public TemplateInstance choices(
      @PathParam("type") String type,
      @QueryParam("field") @Nullable String field,
      @QueryParam("several") boolean several,
      @QueryParam("find") @Nullable String words,
      @Context RoutingContext exchange) {
    RecordType kind =
        Optional.ofNullable(RecordType.BY_TEXT.get(type))
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such kind of record"));
    Visibility visibility =
        Visibility.of(views.of(exchange).caller().orElseThrow()).of(Set.of(kind.text()));
    List<Hit> hits = words == null || words.isBlank() ? List.of() : found(words, visibility);
    return Templates.choices(field == null ? "" : field, several, hits);
  }

  private List<Hit> found(String words, Visibility visibility) {
    MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
    asked.putSingle("q", words);
    asked.putSingle("limit", MOST);
    PageRequest<Found> request = PageRequest.of(asked, SearchStore.COLLECTION);
    return store.find(SearchTerms.of(request.filter("q")), visibility, request).items().stream()
        .map(Found::hit)
        .toList();
  }
}
