package app.ontos.glossary;

import app.ontos.glossary.Neighbourhood.Node;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of the concepts: what each means, what is around it, and what it explains. */
@Path("/concepts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ConceptPages {
  private static final Set<RecordType> LINKED =
      Set.of(RecordType.DATA_DOMAIN, RecordType.DATA_PRODUCT, RecordType.DATA_CONTRACT);
  private static final String MOST_LINKS = "200";

  private final Views views;
  private final ConceptReadStore store;
  private final GlossaryStore glossaries;
  private final NeighbourhoodStore neighbourhoods;
  private final ConceptTreeStore tree;
  private final SemanticLinkStore links;
  private final RecordTitles titles;

  ConceptPages(
      Views views,
      ConceptReadStore store,
      GlossaryStore glossaries,
      NeighbourhoodStore neighbourhoods,
      ConceptTreeStore tree,
      SemanticLinkStore links,
      RecordTitles titles) {
    this.views = views;
    this.store = store;
    this.glossaries = glossaries;
    this.neighbourhoods = neighbourhoods;
    this.tree = tree;
    this.links = links;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "concepts")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance concept(
        View view,
        Concept concept,
        String name,
        Glossary glossary,
        ConceptSheet sheet,
        Neighbourhood around,
        ConceptPicture picture,
        Page<Branch> narrower,
        String moreNarrower,
        List<StatusMove> moves,
        Page<SemanticLink> links,
        Titles titles);

    static native TemplateInstance form(
        View view,
        Optional<Concept> concept,
        String name,
        Glossary glossary,
        ConceptSheet sheet,
        List<ConceptSheet.Match> matches,
        List<Node> broader,
        List<Node> related);
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.WRITE)
  public TemplateInstance add(
      @QueryParam("glossary") @Nullable UUID glossaryId,
      @QueryParam("broader") @Nullable UUID broader,
      @Context RoutingContext exchange) {
    Optional<Concept> above = Optional.ofNullable(broader).map(this::existing);
    UUID home = glossaryId == null ? above.map(Concept::glossaryId).orElse(null) : glossaryId;
    if (home == null) {
      throw ProblemType.MALFORMED_REQUEST.because("It has to be said in which glossary");
    }
    ConceptSheet sheet = ConceptSheet.empty(above);
    List<Node> chosen = above.map(concept -> List.of(Node.above(concept))).orElseGet(List::of);
    return Templates.form(
        views.of(exchange),
        Optional.empty(),
        "",
        glossary(home),
        sheet,
        sheet.allMatches(),
        chosen,
        List.of());
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.READ)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    Concept concept = existing(id);
    Neighbourhood around = neighbourhoods.find(id);
    PageRequest<Branch> below =
        PageRequest.of(only("broader", id), ConceptTreeStore.collection(concept.glossaryId()));
    Page<Branch> narrower = tree.branches(concept.glossaryId(), below);
    Page<SemanticLink> explained = explained(id, caller);
    return Templates.concept(
        views.of(exchange),
        concept,
        Concept.name(concept.prefLabel()),
        glossary(concept.glossaryId()),
        ConceptSheet.of(concept),
        around,
        ConceptPicture.of(around),
        narrower,
        narrower.nextCursor().map(below::uriAt).orElse(""),
        StatusMove.from(concept.status()),
        explained,
        titles.of(
            explained.items().stream().map(link -> Optional.of(link.entityId())), LINKED, caller));
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.WRITE)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Concept concept = existing(id);
    ConceptSheet sheet = ConceptSheet.of(concept);
    Neighbourhood around = neighbourhoods.find(id);
    // What is related by the other's statement is not this one's to change.
    List<Node> related =
        around.related().stream().filter(node -> concept.related().contains(node.id())).toList();
    return Templates.form(
        views.of(exchange),
        Optional.of(concept),
        Concept.name(concept.prefLabel()),
        glossary(concept.glossaryId()),
        sheet,
        sheet.allMatches(),
        around.broader(),
        related);
  }

  private Page<SemanticLink> explained(UUID id, Caller caller) {
    if (!caller.may(Feature.SEMANTIC_LINKS, AccessLevel.READ)) {
      return new Page<>(List.of(), Optional.empty());
    }
    MultivaluedMap<String, String> asked = only("conceptId", id);
    asked.putSingle("limit", MOST_LINKS);
    return links.list(PageRequest.of(asked, SemanticLinkStore.COLLECTION), caller);
  }

  private static MultivaluedMap<String, String> only(String name, UUID id) {
    MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
    asked.putSingle(name, id.toString());
    return asked;
  }

  private Concept existing(UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such concept"));
  }

  private Glossary glossary(UUID id) {
    return glossaries
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such glossary"));
  }
}
