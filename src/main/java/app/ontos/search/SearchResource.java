package app.ontos.search;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordType;
import app.ontos.records.Visibility;
import app.ontos.search.SearchStore.Found;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Search over HTTP. */
@Path(SearchStore.PATH)
@Tag(name = "Search")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
  private static final String TYPE = "type";

  private final SearchStore store;

  SearchResource(SearchStore store) {
    this.store = store;
  }

  @GET
  @Needs(feature = Feature.SEARCH, level = AccessLevel.READ)
  @Operation(
      operationId = "listSearchHits",
      summary = "Records of all kinds that have the words of q, the best first")
  @Parameter(
      name = TYPE,
      in = ParameterIn.QUERY,
      description = "Only this kind of record; several with commas between, or repeated")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SearchAnswer.class)))
  public Response search(@Context UriInfo uri, @Context RoutingContext exchange) {
    PageRequest<Found> request = PageRequest.of(joined(uri), SearchStore.COLLECTION);
    SearchTerms terms = SearchTerms.of(request.filter("q"));
    Visibility all = Visibility.of(CallerFilter.caller(exchange));
    Visibility visibility = request.filter(TYPE).map(types -> all.of(kinds(types))).orElse(all);
    Page<Found> page = store.find(terms, visibility, request);
    return Response.fromResponse(page.answer(request)).entity(SearchAnswer.of(page)).build();
  }

  /** The one parameter that may be repeated, as a list in one value. */
  private static MultivaluedMap<String, String> joined(UriInfo uri) {
    MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
    parameters.putAll(uri.getQueryParameters());
    parameters.computeIfPresent(TYPE, (name, types) -> List.of(String.join(",", types)));
    return parameters;
  }

  private static Set<String> kinds(String types) {
    Set<String> kinds = Set.copyOf(List.of(types.split(",", -1)));
    if (!RecordType.BY_TEXT.keySet().containsAll(kinds)) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "type must be one of " + String.join(", ", RecordType.BY_TEXT.keySet()));
    }
    return kinds;
  }

  /**
   * A page of hits.
   *
   * @param counts how many hits there are of each kind, on all pages
   * @param complete false where more records match than were ranked, and counts are at least that
   */
  record SearchAnswer(
      List<Hit> items,
      Optional<String> nextCursor,
      @Schema(implementation = Object.class) Map<String, Integer> counts,
      boolean complete) {

    static SearchAnswer of(Page<Found> page) {
      List<Found> found = page.items();
      return new SearchAnswer(
          found.stream().map(Found::hit).toList(),
          page.nextCursor(),
          found.isEmpty() ? Map.of() : found.get(0).counts(),
          found.isEmpty() || found.get(0).complete());
    }
  }
}
