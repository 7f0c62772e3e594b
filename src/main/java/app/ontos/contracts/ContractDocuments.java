package app.ontos.contracts;

import app.ontos.contracts.odcs.OdcsVersion;
import app.ontos.identity.Caller;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.ProblemType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The documents of contracts, for features that act on what they say. */
@ApplicationScoped
public class ContractDocuments {
  private final DataContractStore store;

  ContractDocuments(DataContractStore store) {
    this.store = store;
  }

  /**
   * A contract in the fields of the third standard, whichever it is of; to be read only.
   *
   * @throws app.ontos.shared.problem.ProblemException 404 if there is none that the caller sees
   */
  public ObjectNode third(UUID id, Caller caller) {
    String text =
        store
            .document(id, caller)
            .orElseThrow(
                () ->
                    ProblemType.NOT_FOUND.because("There is no such " + DataContractResource.WHAT))
            .text();
    ObjectNode document = StandardDocument.stored(text).root();
    return OdcsVersion.of(document).asThird(document);
  }
}
