package app.ontos.products;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.identity.TransitionRights;
import app.ontos.identity.access.Feature;
import app.ontos.shared.lifecycle.Lifecycle;
import app.ontos.shared.lifecycle.LifecycleState;
import app.ontos.shared.lifecycle.NewTransition;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Moves a product along its lifecycle. From which states the move is right is worked out before;
 * the statement then moves it from those alone, so that no two moves can cross.
 */
@ApplicationScoped
class MoveProduct {
  private final ProductTransitionStore store;

  MoveProduct(ProductTransitionStore store) {
    this.store = store;
  }

  WriteOutcome<DataProduct> move(
      UUID id, IfMatch expected, NewTransition transition, Caller caller, Author author) {
    List<LifecycleState> sources =
        Lifecycle.PRODUCT.to(transition.to()).stream()
            .filter(from -> isExplained(from, transition))
            .toList();
    return store.move(
        id,
        expected,
        transition,
        allowed(sources, transition, caller, true),
        allowed(sources, transition, caller, false),
        (from, owned) -> refusal(from, transition, caller, owned),
        caller,
        author);
  }

  /** Where the caller may move a product that is in this state, its own or not. */
  static List<LifecycleState> open(LifecycleState from, boolean owned, Caller caller) {
    return Lifecycle.PRODUCT.from(from).stream()
        .filter(to -> TransitionRights.mayMove(caller, Feature.DATA_PRODUCTS, owned, from, to))
        .toList();
  }

  private List<LifecycleState> allowed(
      List<LifecycleState> sources, NewTransition transition, Caller caller, boolean owner) {
    return sources.stream()
        .filter(
            from ->
                TransitionRights.mayMove(
                    caller, Feature.DATA_PRODUCTS, owner, from, transition.to()))
        .toList();
  }

  private static boolean isExplained(LifecycleState from, NewTransition transition) {
    return transition.comment().isPresent() || !Lifecycle.isRejection(from, transition.to());
  }

  private static RuntimeException refusal(
      LifecycleState from, NewTransition transition, Caller caller, boolean owned) {
    LifecycleState to = transition.to();
    if (!Lifecycle.PRODUCT.from(from).contains(to)) {
      return ProblemType.CONFLICT.because(Lifecycle.PRODUCT.refusal(from, to));
    }
    if (!TransitionRights.mayMove(caller, Feature.DATA_PRODUCTS, owned, from, to)) {
      return ProblemType.FORBIDDEN.because(
          "You may not move a product from %s to %s".formatted(from.text(), to.text()));
    }
    return Problem.of(
            ProblemType.INVALID_FIELDS, "/comment", "is required where a product is sent back")
        .asException();
  }
}
