package app.ontos.workspace;

import java.util.Optional;

/**
 * A Lakebase that exists.
 *
 * @param obstacle why it can't be used now; empty if it can
 */
record Found(Lakebase lakebase, Optional<WorkspaceFailure> obstacle) {

  /**
   * What the workspace says of a Lakebase.
   *
   * @param state the workspace's own word
   * @param start the command that starts it
   */
  static Found of(Lakebase lakebase, boolean stopped, String state, String start) {
    if (stopped) {
      return stopped(
          lakebase,
          "%s is stopped (state %s)".formatted(lakebase.name(), state),
          "Run `%s`".formatted(start));
    }
    if (lakebase.host().isEmpty()) {
      return stopped(
          lakebase,
          "%s has no host yet (state %s)".formatted(lakebase.name(), state),
          "Wait until it is ready; if it never is, run `%s`".formatted(start));
    }
    return new Found(lakebase, Optional.empty());
  }

  /**
   * It, if it can be used.
   *
   * @throws WorkspaceFailure LAKEBASE_STOPPED if not
   */
  Lakebase usable() {
    if (obstacle.isPresent()) {
      throw obstacle.get();
    }
    return lakebase;
  }

  boolean isAt(String host) {
    return lakebase.host().equalsIgnoreCase(host);
  }

  private static Found stopped(Lakebase lakebase, String reason, String remedy) {
    return new Found(
        lakebase, Optional.of(WorkspaceFailure.of(FailureCode.LAKEBASE_STOPPED, reason, remedy)));
  }
}
