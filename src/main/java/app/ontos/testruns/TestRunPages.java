package app.ontos.testruns;

import app.ontos.contracts.ContractDocuments;
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
import app.ontos.shared.problem.ProblemType;
import app.ontos.testruns.check.Outcome;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of test runs: all that a caller sees, and each with its progress and its results. */
@Path("/test-runs")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class TestRunPages {
  private static final String OUTCOME = "outcome";

  private final Views views;
  private final AllTestRunsStore runs;
  private final TestResultStore results;
  private final KeepTestRuns keep;
  private final ContractAccess access;
  private final ContractDocuments documents;
  private final RecordTitles titles;

  TestRunPages(
      Views views,
      AllTestRunsStore runs,
      TestResultStore results,
      KeepTestRuns keep,
      ContractAccess access,
      ContractDocuments documents,
      RecordTitles titles) {
    this.views = views;
    this.runs = runs;
    this.results = results;
    this.keep = keep;
    this.access = access;
    this.documents = documents;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "testruns")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(
        View view,
        Map<String, String> filters,
        RunState[] states,
        Verdict[] verdicts,
        Optional<UUID> contract,
        Page<TestRun> runs,
        Titles titles,
        String more);

    static native TemplateInstance rows(
        Page<TestRun> runs, Titles titles, boolean ofAll, String more);

    static native TemplateInstance run(
        View view,
        TestRun run,
        ContractHead contract,
        boolean mayTest,
        Titles titles,
        Map<String, String> filters,
        ResultSheet sheet,
        String more);

    static native TemplateInstance progress(TestRun run);

    static native TemplateInstance results(ResultSheet sheet, String more);
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  public TemplateInstance list(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    PageRequest<TestRun> request =
        PageRequest.of(FilledParameters.of(uri), AllTestRunsStore.COLLECTION);
    Page<TestRun> page = runs.list(request, caller);
    keep.seen(page.items().stream());
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(AllTestRunsStore.PATH, "/test-runs"))
            .orElse("");
    Optional<UUID> contract = request.idFilter("dataContractId");
    Titles names =
        titles(
            Stream.concat(
                contract.stream(),
                page.items().stream().flatMap(r -> Stream.of(r.dataContractId(), r.connection()))),
            caller);
    return part == null
        ? Templates.list(
            views.of(exchange),
            request.filters(),
            RunState.values(),
            Verdict.values(),
            contract,
            page,
            names,
            more)
        : Templates.rows(page, names, true, more);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  public TemplateInstance show(
      @PathParam("id") UUID id,
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    TestRun run = existing(id, exchange);
    UUID contract = run.dataContractId();
    MultivaluedMap<String, String> asked = FilledParameters.of(uri);
    if (asked.isEmpty()) {
      worst(run).ifPresent(outcome -> asked.putSingle(OUTCOME, outcome.text()));
    } else if ("all".equals(asked.getFirst(OUTCOME))) {
      asked.remove(OUTCOME);
    }
    PageRequest<TestResult> request =
        PageRequest.of(asked, TestResultStore.collection(contract, id));
    Page<TestResult> page = results.list(contract, id, request, caller);
    String api = TestRunStore.path(contract) + "/" + id + "/results";
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(api, "/test-runs/" + id))
            .orElse("");
    ResultSheet sheet = ResultSheet.of(page.items(), documents.third(contract, caller));
    if (part != null) {
      return Templates.results(sheet, more);
    }
    ContractHead head = access.visible(contract, caller);
    return Templates.run(
        views.of(exchange),
        run,
        head,
        access.mayTest(head, caller),
        titles(Stream.of(run.connection()), caller),
        request.filters(),
        sheet,
        more);
  }

  /** What changes while a run goes on; once it has ended, the page is to be loaded again. */
  @GET
  @Path("{id}/progress")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  public TemplateInstance progress(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    TestRun run = existing(id, exchange);
    if (!run.goesOn()) {
      exchange.response().putHeader("HX-Refresh", "true");
    }
    return Templates.progress(run);
  }

  /** What a steward has to see first. */
  private static Optional<Outcome> worst(TestRun run) {
    if (run.checks().failed() > 0) {
      return Optional.of(Outcome.FAILED);
    }
    return run.checks().errored() > 0 ? Optional.of(Outcome.ERRORED) : Optional.empty();
  }

  private TestRun existing(UUID id, RoutingContext exchange) {
    TestRun run =
        runs.find(id, CallerFilter.caller(exchange))
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such test run"));
    keep.seen(Stream.of(run));
    return run;
  }

  private Titles titles(Stream<UUID> records, Caller caller) {
    return titles.of(
        records.map(Optional::of), Set.of(RecordType.DATA_CONTRACT, RecordType.CONNECTION), caller);
  }
}
