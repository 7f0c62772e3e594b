package app.ontos.lakebase;

import app.ontos.workspace.LakebaseHints;
import app.ontos.workspace.WorkspaceAccount;
import app.ontos.workspace.WorkspaceSettings;
import java.util.Optional;

/**
 * All that PROD mode is told from outside: how to call the workspace, and where the database may
 * be.
 *
 * @param account how to authenticate at the workspace
 * @param lakebase what is known of which Lakebase it is
 * @param host the database's host, if it is configured; the control plane is asked otherwise
 * @param port the database's port
 */
public record Platform(
    WorkspaceAccount account, LakebaseHints lakebase, Optional<String> host, int port) {

  /**
   * As the variables say.
   *
   * @throws app.ontos.workspace.WorkspaceFailure if there is no way to authenticate
   */
  static Platform configured(WorkspaceSettings workspace, DatabaseSettings database) {
    return new Platform(
        WorkspaceAccount.of(workspace),
        new LakebaseHints(
            workspace.lakebaseEndpoint(),
            workspace.lakebaseInstanceName(),
            workspace.appName(),
            database.host()),
        database.host().filter(host -> !isPath(host)),
        database.port());
  }

  /** An Autoscaling resource's {@code valueFrom} is an endpoint's path in the place of a host. */
  private static boolean isPath(String host) {
    return host.contains("/");
  }
}
