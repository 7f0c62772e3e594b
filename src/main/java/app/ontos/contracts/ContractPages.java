package app.ontos.contracts;

import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordTitles;
import app.ontos.records.RecordTitles.Titles;
import app.ontos.records.RecordType;
import app.ontos.shared.lifecycle.LifecycleState;
import app.ontos.shared.lifecycle.Transition;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.web.DocumentEditor;
import app.ontos.web.DocumentPart;
import app.ontos.web.FilledParameters;
import app.ontos.web.Move;
import app.ontos.web.View;
import app.ontos.web.Views;
import app.ontos.web.Way;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of the data contracts: the list, and each contract as its document tells it. */
@Path("/contracts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ContractPages {
  private final Views views;
  private final DataContractStore store;
  private final OpenedContractStore opened;
  private final TransitionStore transitions;
  private final CompareContracts comparison;
  private final RecordTitles titles;

  ContractPages(
      Views views,
      DataContractStore store,
      OpenedContractStore opened,
      TransitionStore transitions,
      CompareContracts comparison,
      RecordTitles titles) {
    this.views = views;
    this.store = store;
    this.opened = opened;
    this.transitions = transitions;
    this.comparison = comparison;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "contracts")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(
        View view,
        Map<String, String> filters,
        LifecycleState[] states,
        Optional<UUID> domain,
        Page<DataContract> contracts,
        Titles titles,
        String more);

    static native TemplateInstance rows(Page<DataContract> contracts, Titles titles, String more);

    static native TemplateInstance contract(
        View view,
        OpenedContract opened,
        DataContract contract,
        ContractSheet sheet,
        DocumentPart document,
        List<Move> moves,
        Titles titles,
        List<DataContract> versions,
        List<Transition> history);

    static native TemplateInstance diff(
        View view,
        DataContract contract,
        List<DataContract> versions,
        Optional<DataContract> from,
        Optional<Diff> diff);
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  public TemplateInstance list(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    MultivaluedMap<String, String> asked = FilledParameters.of(uri);
    if (!asked.containsKey("lifecycle")) {
      asked.putSingle("latest", "true"); // else an older version that is in the state is looked for
    }
    PageRequest<DataContract> request = PageRequest.of(asked, DataContractStore.COLLECTION);
    Page<DataContract> page = store.list(request, caller);
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(DataContractStore.PATH, "/contracts"))
            .orElse("");
    Optional<UUID> domain = request.idFilter("domainId");
    Titles names =
        titles(
            Stream.concat(
                Stream.of(domain),
                page.items().stream().flatMap(c -> Stream.of(c.domainId(), c.ownerTeamId()))),
            caller);
    return part == null
        ? Templates.list(
            views.of(exchange),
            request.filters(),
            LifecycleState.values(),
            domain,
            page,
            names,
            more)
        : Templates.rows(page, names, more);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    OpenedContract found = existing(id, exchange);
    DataContract contract = found.contract();
    ContractSheet sheet = ContractSheet.of(found.document());
    return Templates.contract(
        views.of(exchange),
        found,
        contract,
        sheet,
        sheet.document(),
        Move.of(
            contract.lifecycle(), MoveContract.open(contract.lifecycle(), found.owned(), caller)),
        titles(Stream.of(contract.domainId(), contract.ownerTeamId()), caller),
        versions(id, caller),
        transitions
            .list(
                id,
                PageRequest.of(new MultivaluedHashMap<>(), TransitionStore.collection(id)),
                caller)
            .items());
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  public TemplateInstance add(
      @QueryParam("from") @Nullable UUID from, @Context RoutingContext exchange) {
    String text =
        from == null ? FirstDocument.contract() : existing(from, exchange).document().yaml();
    String hint =
        from == null
            ? "A document of the Open Data Contract Standard. Replace what is here by what you promise."
            : "This is a copy: give it a version of its own, then change what is to be different.";
    return DocumentEditor.adding(
            from == null ? "Add a contract" : "Add a version",
            Way.CONTRACTS,
            hint,
            DataContractStore.PATH,
            text)
        .page(views.of(exchange));
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    OpenedContract found = existing(id, exchange);
    DataContract contract = found.contract();
    return DocumentEditor.replacing(
            "Edit " + contract.name(),
            Way.CONTRACTS,
            DataContractStore.PATH + "/" + id + "/document",
            "/contracts/" + id,
            contract.version(),
            found.document().yaml(),
            contract.findings())
        .page(views.of(exchange));
  }

  @GET
  @Path("{id}/diff")
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  public TemplateInstance diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @Nullable UUID from,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    DataContract contract = existing(id, exchange).contract();
    List<DataContract> others =
        versions(id, caller).stream().filter(version -> !version.id().equals(id)).toList();
    Optional<DataContract> before =
        others.stream()
            .filter(
                version ->
                    from == null
                        ? version.createdAt().isBefore(contract.createdAt())
                        : version.id().equals(from))
            .findFirst();
    Optional<Diff> diff = before.map(version -> comparison.compare(version.id(), id, caller));
    return Templates.diff(views.of(exchange), contract, others, before, diff);
  }

  private List<DataContract> versions(UUID id, Caller caller) {
    return store
        .versions(
            id, PageRequest.of(new MultivaluedHashMap<>(), DataContractStore.family(id)), caller)
        .items();
  }

  private Titles titles(Stream<Optional<UUID>> records, Caller caller) {
    return titles.of(records, Set.of(RecordType.DATA_DOMAIN, RecordType.TEAM), caller);
  }

  private OpenedContract existing(UUID id, RoutingContext exchange) {
    return opened
        .find(id, CallerFilter.caller(exchange))
        .orElseThrow(
            () -> ProblemType.NOT_FOUND.because("There is no such " + ContractWriteStore.WHAT));
  }
}
