package app.ontos.connections;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of a form in which an environment of a connection is chosen. */
@Path("/choices/places")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PlaceChoicePages {
  private static final int LONGEST_WORDS = 200;

  private final ConnectedPlaces places;

  PlaceChoicePages(ConnectedPlaces places) {
    this.places = places;
  }

  @CheckedTemplate(basePath = "connections")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance places(List<ConnectedPlace> places);
  }

  @GET
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  public TemplateInstance find(@QueryParam("find") @Nullable String words) {
    return Templates.places(
        places
            .find(Optional.ofNullable(words).filter(text -> text.length() <= LONGEST_WORDS))
            .places());
  }
}
