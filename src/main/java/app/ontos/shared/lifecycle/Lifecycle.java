package app.ontos.shared.lifecycle;

import static app.ontos.shared.lifecycle.LifecycleState.ACTIVE;
import static app.ontos.shared.lifecycle.LifecycleState.APPROVED;
import static app.ontos.shared.lifecycle.LifecycleState.DEPRECATED;
import static app.ontos.shared.lifecycle.LifecycleState.DRAFT;
import static app.ontos.shared.lifecycle.LifecycleState.PROPOSED;
import static app.ontos.shared.lifecycle.LifecycleState.RETIRED;
import static app.ontos.shared.lifecycle.LifecycleState.SANDBOX;
import static app.ontos.shared.lifecycle.LifecycleState.UNDER_REVIEW;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The moves that a kind of record may make.
 *
 * @param edges where each state leads; a state that is missing is the end
 */
public record Lifecycle(Map<LifecycleState, List<LifecycleState>> edges) {

  /** Of a data contract. */
  public static final Lifecycle CONTRACT =
      new Lifecycle(
          Map.of(
              DRAFT, List.of(PROPOSED, DEPRECATED),
              PROPOSED, List.of(DRAFT, UNDER_REVIEW, APPROVED, DEPRECATED),
              UNDER_REVIEW, List.of(DRAFT, APPROVED, DEPRECATED),
              APPROVED, List.of(ACTIVE, DRAFT, DEPRECATED),
              ACTIVE, List.of(DEPRECATED),
              DEPRECATED, List.of(RETIRED, ACTIVE)));

  /** Of a data product, which may be tried out in a sandbox, and is approved by a review only. */
  public static final Lifecycle PRODUCT =
      new Lifecycle(
          Map.of(
              DRAFT, List.of(SANDBOX, PROPOSED, DEPRECATED),
              SANDBOX, List.of(DRAFT, PROPOSED, DEPRECATED),
              PROPOSED, List.of(DRAFT, UNDER_REVIEW, DEPRECATED),
              UNDER_REVIEW, List.of(DRAFT, APPROVED, DEPRECATED),
              APPROVED, List.of(ACTIVE, DRAFT, DEPRECATED),
              ACTIVE, List.of(DEPRECATED),
              DEPRECATED, List.of(RETIRED, ACTIVE)));

  public Lifecycle {
    edges = Map.copyOf(edges);
  }

  /** Where a record may go from here. */
  public List<LifecycleState> from(LifecycleState state) {
    return edges.getOrDefault(state, List.of());
  }

  /** From where a record may come here. */
  public List<LifecycleState> to(LifecycleState state) {
    return Arrays.stream(LifecycleState.values())
        .filter(from -> from(from).contains(state))
        .toList();
  }

  /**
   * Whether the move sends back what was put forward. Its author is owed a reason, so it needs a
   * comment.
   */
  public static boolean isRejection(LifecycleState from, LifecycleState to) {
    return to == DRAFT && (from == PROPOSED || from == UNDER_REVIEW || from == APPROVED);
  }

  /** Why a record may not make this move, in words. */
  public String refusal(LifecycleState from, LifecycleState to) {
    String ways =
        from(from).isEmpty()
            ? "nowhere: that is the end"
            : from(from).stream().map(LifecycleState::text).collect(Collectors.joining(", "));
    return "It is %s and can't become %s; from there it may go to: %s"
        .formatted(from.text(), to.text(), ways);
  }
}
