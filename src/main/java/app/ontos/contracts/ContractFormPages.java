package app.ontos.contracts;

import app.ontos.contracts.odcs.OdcsVersion;
import app.ontos.identity.Caller;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.records.RecordTitles;
import app.ontos.records.RecordTitles.Titles;
import app.ontos.records.RecordType;
import app.ontos.shared.problem.ProblemType;
import app.ontos.web.DocumentPart;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The form over a contract's document, and over what stands beside it. */
@Path("/contracts/{id}/form")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ContractFormPages {
  private static final List<String> TYPES =
      List.of(
          "string", "integer", "number", "boolean", "date", "timestamp", "time", "object", "array");

  private final Views views;
  private final OpenedContractStore opened;
  private final RecordTitles titles;

  ContractFormPages(Views views, OpenedContractStore opened, RecordTitles titles) {
    this.views = views;
    this.opened = opened;
    this.titles = titles;
  }

  @CheckedTemplate(basePath = "contracts")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance form(
        View view,
        DataContract contract,
        boolean editable,
        ContractForm form,
        DocumentPart document,
        List<String> types,
        Titles titles);
  }

  @GET
  @Needs(feature = Feature.DATA_CONTRACTS, level = AccessLevel.WRITE)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    Caller caller = CallerFilter.caller(exchange);
    OpenedContract found =
        opened
            .find(id, caller)
            .orElseThrow(
                () -> ProblemType.NOT_FOUND.because("There is no such " + ContractWriteStore.WHAT));
    ObjectNode root = found.document().root();
    DocumentPart document = new DocumentPart(root);
    DataContract contract = found.contract();
    return Templates.form(
        views.of(exchange),
        contract,
        OdcsVersion.of(root) != OdcsVersion.V2_2_2,
        new ContractForm(document),
        document,
        TYPES,
        titles.of(
            Stream.of(contract.domainId(), contract.ownerTeamId()),
            Set.of(RecordType.DATA_DOMAIN, RecordType.TEAM),
            caller));
  }
}
