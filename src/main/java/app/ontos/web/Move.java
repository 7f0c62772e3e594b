package app.ontos.web;

import app.ontos.shared.lifecycle.Lifecycle;
import app.ontos.shared.lifecycle.LifecycleState;
import java.util.List;

/**
 * A move of a governed record's lifecycle, as a button.
 *
 * @param to where it leads
 * @param label what the button says
 * @param commented whether a reason has to be given
 */
public record Move(LifecycleState to, String label, boolean commented) {

  /** The moves from a state to those. */
  public static List<Move> of(LifecycleState from, List<LifecycleState> to) {
    return to.stream()
        .map(state -> new Move(state, label(from, state), Lifecycle.isRejection(from, state)))
        .toList();
  }

  private static String label(LifecycleState from, LifecycleState to) {
    return switch (to) {
      case DRAFT -> Lifecycle.isRejection(from, to) ? "Send back" : "Back to draft";
      case SANDBOX -> "Try in the sandbox";
      case PROPOSED -> "Propose";
      case UNDER_REVIEW -> "Begin the review";
      case APPROVED -> "Approve";
      case ACTIVE -> from == LifecycleState.DEPRECATED ? "Activate again" : "Activate";
      case DEPRECATED -> "Deprecate";
      case RETIRED -> "Retire";
    };
  }
}
