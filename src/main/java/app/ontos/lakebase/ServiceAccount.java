package app.ontos.lakebase;

import app.ontos.workspace.WorkspaceAccount;
import app.ontos.workspace.WorkspaceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/** The service's own account in its workspace, or in what stands in for it. */
@ApplicationScoped
public class ServiceAccount {
  private final WorkspaceSettings workspace;
  private final DatabaseSettings database;
  private final Instance<LocalPlatform> local;

  ServiceAccount(
      WorkspaceSettings workspace, DatabaseSettings database, Instance<LocalPlatform> local) {
    this.workspace = workspace;
    this.database = database;
    this.local = local;
  }

  /**
   * How the service authenticates at the workspace.
   *
   * @throws app.ontos.workspace.WorkspaceFailure if nothing says how
   * @throws DatabaseUnavailable if the stand-in does not start
   */
  public WorkspaceAccount account() {
    return standIn() ? local.get().start().account() : WorkspaceAccount.of(workspace);
  }

  /** The same, and where the database may be. */
  Platform platform() {
    return standIn() ? local.get().start() : Platform.configured(workspace, database);
  }

  private boolean standIn() {
    return !local.isUnsatisfied() && local.get().wanted();
  }
}
