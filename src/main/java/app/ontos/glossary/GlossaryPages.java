package app.ontos.glossary;

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

/** The pages of the glossaries: the list, and each with its concepts as a tree. */
@Path("/glossaries")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class GlossaryPages {
  private static final int COUNTED_IN_LIST = 1_001;

  private final Views views;
  private final GlossaryStore store;
  private final ConceptTreeStore tree;
  private final RecordTitles titles;

  GlossaryPages(Views views, GlossaryStore store, ConceptTreeStore tree, RecordTitles titles) {
    this.views = views;
    this.store = store;
    this.tree = tree;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "glossaries")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(
        View view,
        Map<String, String> filters,
        Status[] states,
        Optional<UUID> domain,
        Page<Glossary> glossaries,
        Map<UUID, Integer> counts,
        Titles titles,
        String more);

    static native TemplateInstance rows(
        Page<Glossary> glossaries, Map<UUID, Integer> counts, Titles titles, String more);

    static native TemplateInstance glossary(
        View view,
        Glossary glossary,
        List<StatusMove> moves,
        Titles titles,
        int concepts,
        Status[] states,
        Map<String, String> filters,
        boolean listed,
        Page<Branch> branches,
        String more);

    static native TemplateInstance branches(
        UUID glossaryId, boolean listed, Page<Branch> branches, String more);

    static native TemplateInstance form(View view, Optional<Glossary> glossary, Titles titles);

    static native TemplateInstance imports(View view, Glossary glossary);
  }

  @GET
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.READ)
  public TemplateInstance list(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    PageRequest<Glossary> request =
        PageRequest.of(FilledParameters.of(uri), GlossaryStore.COLLECTION);
    Page<Glossary> page = store.list(request);
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(GlossaryStore.PATH, "/glossaries"))
            .orElse("");
    Optional<UUID> domain = request.idFilter("domainId");
    Stream<Optional<UUID>> named = page.items().stream().map(Glossary::domainId);
    Titles names = domains(Stream.concat(Stream.of(domain), named), exchange);
    Map<UUID, Integer> counts =
        tree.counts(page.items().stream().map(Glossary::id).toList(), COUNTED_IN_LIST);
    return part == null
        ? Templates.list(
            views.of(exchange),
            request.filters(),
            Status.values(),
            domain,
            page,
            counts,
            names,
            more)
        : Templates.rows(page, counts, names, more);
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.WRITE)
  public TemplateInstance add(@Context RoutingContext exchange) {
    return Templates.form(views.of(exchange), Optional.empty(), new Titles(Map.of()));
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.READ)
  public TemplateInstance show(
      @PathParam("id") UUID id,
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    PageRequest<Branch> request =
        PageRequest.of(FilledParameters.of(uri), ConceptTreeStore.collection(id));
    boolean listed = ConceptTreeStore.isList(request);
    if (part != null) {
      Page<Branch> page = tree.branches(id, request);
      return Templates.branches(id, listed, page, more(page, request));
    }
    Glossary glossary = existing(id);
    Page<Branch> page = tree.branches(id, request);
    return Templates.glossary(
        views.of(exchange),
        glossary,
        StatusMove.from(glossary.status()),
        domains(Stream.of(glossary.domainId()), exchange),
        tree.counts(List.of(id), ConceptTreeStore.COUNTED).getOrDefault(id, 0),
        Status.values(),
        request.filters(),
        listed,
        page,
        more(page, request));
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.WRITE)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Glossary glossary = existing(id);
    return Templates.form(
        views.of(exchange),
        Optional.of(glossary),
        domains(Stream.of(glossary.domainId()), exchange));
  }

  @GET
  @Path("{id}/import")
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.WRITE)
  public TemplateInstance imports(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    return Templates.imports(views.of(exchange), existing(id));
  }

  private Glossary existing(UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such glossary"));
  }

  private Titles domains(Stream<Optional<UUID>> domains, RoutingContext exchange) {
    return titles.of(domains, Set.of(RecordType.DATA_DOMAIN), CallerFilter.caller(exchange));
  }

  private static String more(Page<Branch> page, PageRequest<Branch> request) {
    return page.nextCursor().map(request::uriAt).orElse("");
  }
}
