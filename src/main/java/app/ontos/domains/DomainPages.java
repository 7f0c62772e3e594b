package app.ontos.domains;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of the data domains: the tree, and each domain with its form. */
@Path("/domains")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DomainPages {
  private final Views views;
  private final DomainTreeStore tree;

  DomainPages(Views views, DomainTreeStore tree) {
    this.views = views;
    this.tree = tree;
  }

  @CheckedTemplate(basePath = "domains")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(View view, String q, Page<Branch> branches, String more);

    static native TemplateInstance branches(Page<Branch> branches, String more);

    static native TemplateInstance domain(View view, DomainInTree found, Page<Branch> below);

    static native TemplateInstance form(
        View view, Optional<Domain> domain, Optional<DomainInTree.Ancestor> parent);
  }

  @GET
  @Needs(feature = Feature.DATA_DOMAINS, level = AccessLevel.READ)
  public TemplateInstance list(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    PageRequest<Branch> request =
        PageRequest.of(FilledParameters.of(uri), DomainTreeStore.COLLECTION);
    Page<Branch> page = tree.branches(request);
    String more = page.nextCursor().map(request::uriAt).orElse("");
    return part == null
        ? Templates.list(views.of(exchange), request.filter("q").orElse(""), page, more)
        : Templates.branches(page, more);
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.DATA_DOMAINS, level = AccessLevel.WRITE)
  public TemplateInstance add(
      @QueryParam("parent") @Nullable UUID parent, @Context RoutingContext exchange) {
    Optional<DomainInTree.Ancestor> above =
        Optional.ofNullable(parent)
            .map(id -> existing(id).domain())
            .map(domain -> new DomainInTree.Ancestor(domain.id(), domain.name()));
    return Templates.form(views.of(exchange), Optional.empty(), above);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.DATA_DOMAINS, level = AccessLevel.READ)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    DomainInTree found = existing(id);
    MultivaluedMap<String, String> below = new MultivaluedHashMap<>();
    below.putSingle("parentId", id.toString());
    return Templates.domain(
        views.of(exchange),
        found,
        tree.branches(PageRequest.of(below, DomainTreeStore.COLLECTION)));
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.DATA_DOMAINS, level = AccessLevel.WRITE)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    DomainInTree found = existing(id);
    Optional<DomainInTree.Ancestor> parent =
        found.ancestors().stream().reduce((above, below) -> below);
    return Templates.form(views.of(exchange), Optional.of(found.domain()), parent);
  }

  private DomainInTree existing(UUID id) {
    return tree.find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such data domain"));
  }
}
