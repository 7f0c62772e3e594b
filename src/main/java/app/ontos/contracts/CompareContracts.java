package app.ontos.contracts;

import app.ontos.contracts.odcs.OdcsVersion;
import app.ontos.identity.Caller;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.ProblemType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Tells what has changed from one contract to another, both of which the caller must see. */
@ApplicationScoped
class CompareContracts {
  private final DataContractStore store;

  CompareContracts(DataContractStore store) {
    this.store = store;
  }

  /**
   * The changes.
   *
   * @throws app.ontos.shared.problem.ProblemException 404 where one of them is not there
   */
  Diff compare(UUID from, UUID to, Caller caller) {
    Map<UUID, String> documents = store.documents(to, from, caller);
    return ContractDiff.between(document(documents, from), document(documents, to));
  }

  private static ObjectNode document(Map<UUID, String> documents, UUID id) {
    String text = documents.get(id);
    if (text == null) {
      throw ProblemType.NOT_FOUND.because("There is no such " + ContractWriteStore.WHAT);
    }
    ObjectNode document = StandardDocument.stored(text).root();
    return OdcsVersion.of(document).asThird(document);
  }
}
