package app.ontos.contracts.live;

import app.ontos.connections.ConnectedPlaces;
import app.ontos.connections.ConnectedPlaces.Found;
import app.ontos.connections.Targets;
import app.ontos.contracts.ContractDocuments;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordTitles;
import app.ontos.records.RecordTitles.Titles;
import app.ontos.records.RecordType;
import app.ontos.web.View;
import app.ontos.web.Views;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page that holds a contract against the tables of a database. */
@Path("/contracts/{id}/drift")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DriftPages {
  private final Views views;
  private final ContractDocuments documents;
  private final ConnectedPlaces places;
  private final Targets targets;
  private final LiveSchemas schemas;
  private final RecordTitles titles;

  DriftPages(
      Views views,
      ContractDocuments documents,
      ConnectedPlaces places,
      Targets targets,
      LiveSchemas schemas,
      RecordTitles titles) {
    this.views = views;
    this.documents = documents;
    this.places = places;
    this.targets = targets;
    this.schemas = schemas;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "contracts")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance drift(
        View view, UUID id, Titles titles, Optional<Compared> compared, String find, Found found);
  }

  /**
   * What the contract was held against.
   *
   * @param place in words
   */
  record Compared(UUID connection, String environment, String place, DriftSheet sheet) {}

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  public TemplateInstance show(
      @PathParam("id") UUID id,
      @QueryParam("connection") @Nullable UUID connection,
      @QueryParam("environment") @Nullable String environment,
      @QueryParam("schema") @Nullable String schema,
      @QueryParam("find") @Nullable String find,
      @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    DraftResource.checkConnectionsMayBeRead(caller);
    ObjectNode contract = documents.third(id, caller);
    Titles names =
        titles.of(
            Stream.of(Optional.of(id), Optional.ofNullable(connection)),
            Set.of(RecordType.DATA_CONTRACT, RecordType.CONNECTION),
            caller);
    Optional<Compared> compared = Optional.empty();
    if (connection != null && environment != null) {
      Optional<String> asked = Optional.ofNullable(schema).filter(name -> !name.isBlank());
      LiveContract live =
          schemas.look(contract, targets.find(connection, environment), caller, asked);
      compared =
          Optional.of(
              new Compared(
                  connection,
                  environment,
                  names.of(connection) + ", " + environment,
                  DriftSheet.of(FindDrift.of(live))));
    }
    Optional<String> words = Optional.ofNullable(find);
    return Templates.drift(
        views.of(exchange), id, names, compared, words.orElse(""), places.find(words));
  }
}
