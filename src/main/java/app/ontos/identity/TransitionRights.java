package app.ontos.identity;

import app.ontos.shared.lifecycle.LifecycleState;

/** Who may move a governed record from one state to another. */
public interface TransitionRights {

  /**
   * Whether a caller may make this move.
   *
   * @param owner whether the record is the caller's own, see {@link RecordAccess#owned}
   */
  boolean mayMove(Caller caller, boolean owner, LifecycleState from, LifecycleState to);
}
