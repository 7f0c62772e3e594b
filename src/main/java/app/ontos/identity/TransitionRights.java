package app.ontos.identity;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.lifecycle.LifecycleState;

/**
 * Who may move a governed record from one state to another: its owner puts it forward and puts it
 * to use, a reviewer who is not its owner judges it, an admin of such records does either.
 */
public final class TransitionRights {
  private TransitionRights() {}

  /**
   * Whether a caller may make this move.
   *
   * @param feature what kind of record it is
   * @param owner whether the record is the caller's own to change, see {@link RecordAccess#owned}
   */
  public static boolean mayMove(
      Caller caller, Feature feature, boolean owner, LifecycleState from, LifecycleState to) {
    if (caller.may(feature, AccessLevel.ADMIN)) {
      return true;
    }
    if (isWithdrawal(from, to)) {
      return owner || reviews(caller, feature);
    }
    return isJudgement(from, to) ? !owner && reviews(caller, feature) : owner;
  }

  /** Whether a caller judges what others put forward. */
  static boolean mayJudge(Caller caller, Feature feature) {
    return caller.may(feature, AccessLevel.ADMIN) || reviews(caller, feature);
  }

  /** A role in a team does not do: reviewers write records of all teams. */
  private static boolean reviews(Caller caller, Feature feature) {
    return caller.may(Feature.REVIEWS, AccessLevel.WRITE) && caller.may(feature, AccessLevel.WRITE);
  }

  /** An owner may take back what a reviewer has not taken up; the reviewer may send it back. */
  private static boolean isWithdrawal(LifecycleState from, LifecycleState to) {
    return from == LifecycleState.PROPOSED && to == LifecycleState.DRAFT;
  }

  private static boolean isJudgement(LifecycleState from, LifecycleState to) {
    boolean underJudgement = from == LifecycleState.PROPOSED || from == LifecycleState.UNDER_REVIEW;
    return underJudgement && to != LifecycleState.DEPRECATED;
  }
}
