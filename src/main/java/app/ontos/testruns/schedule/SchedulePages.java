package app.ontos.testruns.schedule;

import app.ontos.connections.ConnectedPlace;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordTitles;
import app.ontos.records.RecordTitles.Titles;
import app.ontos.records.RecordType;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.testruns.ContractAccess;
import app.ontos.testruns.ContractHead;
import app.ontos.testruns.TestPlaces;
import app.ontos.web.View;
import app.ontos.web.Views;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The pages of a contract's schedules, and of each as a form. */
@Path("/contracts/{contract}/schedules")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SchedulePages {
  private final Views views;
  private final ContractAccess access;
  private final ScheduleStore store;
  private final TestPlaces places;
  private final RecordTitles titles;

  SchedulePages(
      Views views,
      ContractAccess access,
      ScheduleStore store,
      TestPlaces places,
      RecordTitles titles) {
    this.views = views;
    this.access = access;
    this.store = store;
    this.places = places;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "testruns")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance schedules(
        View view,
        ContractHead contract,
        boolean mayTest,
        List<TestSchedule> schedules,
        Titles titles);

    static native TemplateInstance schedule(
        View view,
        ContractHead contract,
        Optional<TestSchedule> schedule,
        boolean byCron,
        TestPlaces.Choice choice);
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  public TemplateInstance list(@PathParam("contract") UUID id, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    ContractHead contract = access.visible(id, caller);
    List<TestSchedule> schedules =
        store
            .list(id, PageRequest.of(new MultivaluedHashMap<>(), ScheduleStore.collection(id)))
            .items();
    return Templates.schedules(
        views.of(exchange),
        contract,
        access.mayTest(contract, caller),
        schedules,
        titles(schedules, caller));
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  public TemplateInstance add(@PathParam("contract") UUID id, @Context RoutingContext exchange) {
    ContractHead contract = access.testable(id, CallerFilter.caller(exchange));
    return Templates.schedule(views.of(exchange), contract, Optional.empty(), false, places.all());
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  public TemplateInstance edit(
      @PathParam("contract") UUID contractId,
      @PathParam("id") UUID id,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    ContractHead contract = access.testable(contractId, caller);
    TestSchedule schedule =
        store
            .find(contractId, id)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such schedule"));
    String connection = titles(List.of(schedule), caller).of(schedule.connection());
    return Templates.schedule(
        views.of(exchange),
        contract,
        Optional.of(schedule),
        schedule.cron().isPresent(),
        places
            .all()
            .with(new ConnectedPlace(schedule.connection(), connection, schedule.environment())));
  }

  private Titles titles(List<TestSchedule> schedules, Caller caller) {
    return titles.of(
        schedules.stream().map(schedule -> Optional.of(schedule.connection())),
        Set.of(RecordType.CONNECTION),
        caller);
  }
}
