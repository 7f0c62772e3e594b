package app.ontos.testruns;

import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordTitles;
import app.ontos.records.RecordTitles.Titles;
import app.ontos.records.RecordType;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of a contract's tests: where it stands, how it got there, and a new test. */
@Path("/contracts/{contract}/tests")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ContractTestPages {
  private static final int RUNS_IN_TREND = 30;

  private final Views views;
  private final ContractAccess access;
  private final TestStateStore states;
  private final TestTrendStore trends;
  private final TestRunStore runs;
  private final KeepTestRuns keep;
  private final TestPlaces places;
  private final RecordTitles titles;

  ContractTestPages(
      Views views,
      ContractAccess access,
      TestStateStore states,
      TestTrendStore trends,
      TestRunStore runs,
      KeepTestRuns keep,
      TestPlaces places,
      RecordTitles titles) {
    this.views = views;
    this.access = access;
    this.states = states;
    this.trends = trends;
    this.runs = runs;
    this.keep = keep;
    this.places = places;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "testruns")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance tests(
        View view,
        ContractHead contract,
        boolean mayTest,
        TestState state,
        List<TrendPicture> trend,
        Map<String, String> filters,
        RunState[] states,
        Verdict[] verdicts,
        Page<TestRun> runs,
        Titles titles,
        String more,
        TestPlaces.Choice choice);
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  public TemplateInstance show(
      @PathParam("contract") UUID id,
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    ContractHead contract = access.visible(id, caller);
    PageRequest<TestRun> request =
        PageRequest.of(FilledParameters.of(uri), TestRunStore.collection(id));
    Page<TestRun> page = runs.list(id, request, caller);
    keep.seen(page.items().stream());
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(TestRunStore.path(id), path(id)))
            .orElse("");
    if (part != null) {
      return TestRunPages.Templates.rows(page, titles(page, Stream.of(), caller), false, more);
    }
    TestState state = states.ofContract(id, caller).orElseThrow(ContractAccess::missing);
    boolean mayTest = access.mayTest(contract, caller);
    Titles names = titles(page, state.places().stream().map(TestState.Place::connection), caller);
    return Templates.tests(
        views.of(exchange),
        contract,
        mayTest,
        state,
        trends.find(id, RUNS_IN_TREND, caller).places().stream().map(TrendPicture::of).toList(),
        request.filters(),
        RunState.values(),
        Verdict.values(),
        page,
        names,
        more,
        mayTest ? places.of(state, names) : TestPlaces.NONE);
  }

  private static String path(UUID contract) {
    return "/contracts/" + contract + "/tests";
  }

  private Titles titles(Page<TestRun> page, Stream<UUID> others, Caller caller) {
    Stream<UUID> connections =
        Stream.concat(page.items().stream().map(TestRun::connection), others);
    return titles.of(connections.map(Optional::of), Set.of(RecordType.CONNECTION), caller);
  }
}
