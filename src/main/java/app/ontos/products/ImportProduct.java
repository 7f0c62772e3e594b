package app.ontos.products;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.products.NewProduct.Validation;
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
 * Brings products from elsewhere: their documents as drafts, which is idempotent, and what their
 * records said there beside the document.
 */
@ApplicationScoped
public class ImportProduct {
  private static final ProductAssignment NONE =
      new ProductAssignment(Optional.empty(), Optional.empty(), Optional.empty());

  private final JudgeProduct judge;
  private final DataProductStore store;
  private final ProductWriteStore writes;
  private final ProductTransitionStore transitions;

  ImportProduct(
      JudgeProduct judge,
      DataProductStore store,
      ProductWriteStore writes,
      ProductTransitionStore transitions) {
    this.judge = judge;
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
    NewProduct product =
        judge.judge(document, reporting ? Validation.REPORT : Validation.STRICT, caller);
    Optional<DataProduct> present =
        store.find(product.productId(), product.documentVersion(), caller);
    if (present.isPresent()) {
      if (!present.get().documentDigest().equals(document.digest())) {
        throw ProblemType.CONFLICT.because(
            "There is this version of the product already, with another document");
      }
      return imported(product, Outcome.UNCHANGED);
    }
    DataProduct made = writes.create(product, NONE, caller, author, Optional.empty());
    return imported(product, made.versionCount() > 1 ? Outcome.NEW_VERSION : Outcome.CREATED);
  }

  /**
   * Gives a version of a product the domain, the team, the project and the state that it had
   * elsewhere, without asking how it came there: for admins of products.
   *
   * @throws app.ontos.shared.problem.ProblemException 404 if it is not there
   */
  public void restore(
      String productId,
      String documentVersion,
      Optional<UUID> domainId,
      Optional<UUID> ownerTeamId,
      Optional<UUID> projectId,
      LifecycleState lifecycle,
      Caller caller,
      Author author) {
    DataProduct product =
        store
            .find(productId, documentVersion, caller)
            .orElseThrow(
                () -> ProblemType.NOT_FOUND.because("There is no such version of a product"));
    ProductAssignment wanted = new ProductAssignment(domainId, ownerTeamId, projectId);
    if (!wanted.equals(ProductAssignment.of(product))) {
      writes
          .assign(product.id(), IfMatch.optional(null), wanted, caller, author)
          .orThrow(ProductWriteStore.WHAT);
    }
    if (product.lifecycle() != lifecycle) {
      move(product.id(), lifecycle, caller, author);
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
            (state, owned) -> ProblemType.CONFLICT.because("The product has just moved"),
            caller,
            author)
        .orThrow(ProductWriteStore.WHAT);
  }

  private static Imported imported(NewProduct product, Outcome outcome) {
    return new Imported(
        product.productId(), product.documentVersion(), outcome, product.findings());
  }
}
