package app.ontos.comments;

import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordReference;
import app.ontos.records.Visibility;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a record's page that shows what people say of it. */
@Path("/comments/of/{type}/{id}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class CommentPages {
  private static final String MOST = "100";

  private final Views views;
  private final CommentStore store;

  CommentPages(Views views, CommentStore store) {
    this.views = views;
    this.store = store;
  }

  @CheckedTemplate(basePath = "comments")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance conversation(
        View view, RecordReference entity, Conversation conversation, String more);

    static native TemplateInstance said(
        View view, RecordReference entity, Conversation conversation, String more);
  }

  @GET
  @Needs(feature = Feature.COMMENTS, level = AccessLevel.READ)
  public TemplateInstance show(
      @PathParam("type") String type,
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @Context RoutingContext exchange) {
    RecordReference entity = RecordReference.of(type, id);
    View view = views.of(exchange);
    Caller caller = view.caller().orElseThrow();
    Page<Comment> page = store.list(request(entity, cursor), Visibility.of(caller));
    Conversation conversation = Conversation.of(page.items(), caller);
    String more =
        page.nextCursor().map(next -> exchange.normalizedPath() + "?cursor=" + next).orElse("");
    return cursor == null
        ? Templates.conversation(view, entity, conversation, more)
        : Templates.said(view, entity, conversation, more);
  }

  private static PageRequest<Comment> request(RecordReference entity, @Nullable String cursor) {
    MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
    asked.putSingle("entityType", entity.type().text());
    asked.putSingle("entityId", entity.id().toString());
    asked.putSingle("limit", MOST);
    if (cursor != null) {
      asked.putSingle("cursor", cursor);
    }
    return PageRequest.of(asked, CommentStore.COLLECTION);
  }
}
