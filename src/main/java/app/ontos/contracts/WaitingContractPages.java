package app.ontos.contracts;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.WaitingRecord;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The part of the first page that shows which contracts wait for the caller. */
@Path("/contracts/waiting")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class WaitingContractPages {
  private final WaitingContractStore store;

  WaitingContractPages(WaitingContractStore store) {
    this.store = store;
  }

  @CheckedTemplate(basePath = "contracts")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance waiting(List<WaitingRecord> records);
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  public TemplateInstance show(@Context RoutingContext exchange) {
    return Templates.waiting(store.list(CallerFilter.caller(exchange)));
  }
}
