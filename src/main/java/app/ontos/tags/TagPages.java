package app.ontos.tags;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordReference;
import app.ontos.records.Visibility;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The vocabulary of tags, and the part of a record's page that shows which it has. */
@Path("/tags")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class TagPages {
  private static final String MOST_CHOICES = "8";
  private static final String MOST_OF_RECORD = "200";

  private final Views views;
  private final TagStore tags;
  private final TagAssignmentStore assignments;

  TagPages(Views views, TagStore tags, TagAssignmentStore assignments) {
    this.views = views;
    this.tags = tags;
    this.assignments = assignments;
  }

  @CheckedTemplate(basePath = "tags")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(View view, String q, Page<TagDefinition> tags, String more);

    static native TemplateInstance rows(View view, Page<TagDefinition> tags, String more);

    static native TemplateInstance form(View view, Optional<TagDefinition> tag);

    static native TemplateInstance choices(List<TagDefinition> tags);

    static native TemplateInstance given(
        View view, RecordReference entity, Page<TagAssignment> assignments);
  }

  @GET
  @Needs(feature = Feature.TAGS, level = AccessLevel.READ)
  public TemplateInstance list(
      @Context UriInfo uri,
      @HeaderParam("HX-Request") @Nullable String part,
      @Context RoutingContext exchange) {
    PageRequest<TagDefinition> request =
        PageRequest.of(FilledParameters.of(uri), TagStore.COLLECTION);
    Page<TagDefinition> page = tags.list(request);
    String more =
        page.nextCursor()
            .map(cursor -> request.uriAt(cursor).replace(TagStore.PATH, "/tags"))
            .orElse("");
    View view = views.of(exchange);
    return part == null
        ? Templates.list(view, request.filter("q").orElse(""), page, more)
        : Templates.rows(view, page, more);
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.TAGS, level = AccessLevel.WRITE)
  public TemplateInstance add(@Context RoutingContext exchange) {
    return Templates.form(views.of(exchange), Optional.empty());
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.TAGS, level = AccessLevel.WRITE)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    TagDefinition tag =
        tags.find(id).orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such tag"));
    return Templates.form(views.of(exchange), Optional.of(tag));
  }

  /** Tags that have the words, to be given to a record. */
  @GET
  @Path("choices")
  @Needs(feature = Feature.TAGS, level = AccessLevel.READ)
  public TemplateInstance choices(@QueryParam("find") @Nullable String words) {
    if (words == null || words.isBlank()) {
      return Templates.choices(List.of());
    }
    MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
    asked.putSingle("q", words);
    asked.putSingle("limit", MOST_CHOICES);
    return Templates.choices(tags.list(PageRequest.of(asked, TagStore.COLLECTION)).items());
  }

  /** The tags of a record, as a part of its page. */
  @GET
  @Path("of/{type}/{id}")
  @Needs(feature = Feature.TAGS, level = AccessLevel.READ)
  public TemplateInstance given(
      @PathParam("type") String type, @PathParam("id") UUID id, @Context RoutingContext exchange) {
    RecordReference entity = RecordReference.of(type, id);
    View view = views.of(exchange);
    MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
    asked.putSingle("entityType", entity.type().text());
    asked.putSingle("entityId", entity.id().toString());
    asked.putSingle("limit", MOST_OF_RECORD);
    Page<TagAssignment> page =
        assignments.list(
            PageRequest.of(asked, TagAssignmentStore.COLLECTION),
            Visibility.of(view.caller().orElseThrow()));
    return Templates.given(view, entity, page);
  }
}
