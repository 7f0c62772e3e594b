package app.ontos.glossary;

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
import app.ontos.web.RecordPage;
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
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Parts of other records' pages: the concepts that explain them, and a form for one more. */
@Path("/links/{type}/{id}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LinkPages {
  private static final String MOST = "200";

  private final Views views;
  private final SemanticLinkStore links;
  private final ContractPartStore parts;
  private final RecordTitles titles;

  LinkPages(Views views, SemanticLinkStore links, ContractPartStore parts, RecordTitles titles) {
    this.views = views;
    this.links = links;
    this.parts = parts;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "links")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance record(
        View view, RecordType type, UUID id, Page<SemanticLink> links, Titles titles);

    static native TemplateInstance form(
        RecordType type, UUID id, String page, List<ContractPart> parts);
  }

  @GET
  @Needs(feature = Feature.SEMANTIC_LINKS, level = AccessLevel.READ)
  public TemplateInstance record(
      @PathParam("type") String type, @PathParam("id") UUID id, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
    asked.putSingle("entityId", id.toString());
    asked.putSingle("limit", MOST);
    Page<SemanticLink> page =
        links.list(PageRequest.of(asked, SemanticLinkStore.COLLECTION), caller);
    Titles names =
        titles.of(
            page.items().stream().map(link -> Optional.of(link.conceptId())),
            Set.of(RecordType.CONCEPT),
            caller);
    return Templates.record(views.of(exchange), kind(type), id, page, names);
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.SEMANTIC_LINKS, level = AccessLevel.WRITE)
  public TemplateInstance add(
      @PathParam("type") String type, @PathParam("id") UUID id, @Context RoutingContext exchange) {
    RecordType kind = kind(type);
    String page = RecordPage.path(kind, id).orElse("/");
    return Templates.form(
        kind,
        id,
        page,
        kind == RecordType.DATA_CONTRACT ? parts.of(id, CallerFilter.caller(exchange)) : List.of());
  }

  private static RecordType kind(String text) {
    return Optional.ofNullable(EntityType.BY_TEXT.get(text))
        .filter(type -> !type.isWithin())
        .map(EntityType::record)
        .orElseThrow(LinkPages::noSuchKind);
  }

  private static RuntimeException noSuchKind() {
    return ProblemType.NOT_FOUND.because("Concepts explain no such kind of record");
  }
}
