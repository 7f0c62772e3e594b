package app.ontos.testruns;

import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
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

/** The part of the first page that shows which of the caller's contracts are red. */
@Path("/contracts/red")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RedContractPages {
  private final RedContractStore store;

  RedContractPages(RedContractStore store) {
    this.store = store;
  }

  @CheckedTemplate(basePath = "testruns")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance red(List<RedContract> contracts);
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.READ)
  public TemplateInstance show(@Context RoutingContext exchange) {
    return Templates.red(store.list(CallerFilter.caller(exchange)));
  }
}
