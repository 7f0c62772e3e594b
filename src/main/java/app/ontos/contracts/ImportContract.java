package app.ontos.contracts;

import app.ontos.audit.Author;
import app.ontos.contracts.NewContract.Validation;
import app.ontos.identity.Caller;
import app.ontos.shared.document.Imported;
import app.ontos.shared.document.Imported.Outcome;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.lifecycle.LifecycleState;
import app.ontos.shared.lifecycle.NewTransition;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings contracts from elsewhere: their documents as drafts, which is idempotent, and what their
 * records said there beside the document.
 */
@ApplicationScoped
public class ImportContract {
  private static final ContractAssignment NONE =
      new ContractAssignment(Optional.empty(), Optional.empty());

  private final DataContractStore store;
  private final ContractWriteStore writes;
  private final TransitionStore transitions;

  ImportContract(DataContractStore store, ContractWriteStore writes, TransitionStore transitions) {
    this.store = store;
    this.writes = writes;
    this.transitions = transitions;
  }

  /**
   * Adds a document, unless it is there.
   *
   * @param reporting whether it is taken although it is not what the standard asks for
   * @throws app.ontos.shared.problem.ProblemException 422 for what is wrong with it; 409 where this
   *     version is there with another document
   */
  public Imported document(
      StandardDocument document, boolean reporting, Caller caller, Author author) {
    NewContract contract =
        NewContract.from(document, reporting ? Validation.REPORT : Validation.STRICT);
    Optional<DataContract> present =
        store.find(contract.contractId(), contract.documentVersion(), caller);
    if (present.isPresent()) {
      if (!present.get().documentDigest().equals(document.digest())) {
        throw ProblemType.CONFLICT.because(
            "There is this version of the contract already, with another document");
      }
      return imported(contract, Outcome.UNCHANGED);
    }
    DataContract made = writes.create(contract, NONE, caller, author, Optional.empty());
    return imported(contract, made.versionCount() > 1 ? Outcome.NEW_VERSION : Outcome.CREATED);
  }

  /**
   * Gives a version of a contract the domain, the team and the state that it had elsewhere, without
   * asking how it came there: for admins of contracts.
   *
   * @throws app.ontos.shared.problem.ProblemException 404 if it is not there
   */
  public void restore(
      String contractId,
      String documentVersion,
      Optional<UUID> domainId,
      Optional<UUID> ownerTeamId,
      LifecycleState lifecycle,
      Caller caller,
      Author author) {
    DataContract contract =
        store
            .find(contractId, documentVersion, caller)
            .orElseThrow(
                () -> ProblemType.NOT_FOUND.because("There is no such version of a contract"));
    ContractAssignment wanted = new ContractAssignment(domainId, ownerTeamId);
    if (!wanted.equals(ContractAssignment.of(contract))) {
      writes
          .assign(contract.id(), IfMatch.optional(null), wanted, caller, author)
          .orThrow(ContractWriteStore.WHAT);
    }
    if (contract.lifecycle() != lifecycle) {
      move(contract.id(), lifecycle, caller, author);
    }
  }

  private void move(UUID id, LifecycleState to, Caller caller, Author author) {
    List<LifecycleState> others =
        Arrays.stream(LifecycleState.values()).filter(state -> state != to).toList();
    transitions
        .move(
            id,
            IfMatch.optional(null),
            new NewTransition(to, Optional.of("Restored by an import")),
            others,
            others,
            (state, owned) -> ProblemType.CONFLICT.because("The contract has just moved"),
            caller,
            author)
        .orThrow(ContractWriteStore.WHAT);
  }

  private static Imported imported(NewContract contract, Outcome outcome) {
    return new Imported(
        contract.contractId(), contract.documentVersion(), outcome, contract.findings());
  }
}
