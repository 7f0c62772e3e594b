package app.ontos.identity.groups;

import app.ontos.workspace.Workspace;
import app.ontos.workspace.WorkspaceAccount;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The service's own workspace, kept once its account is known, so that it logs in seldom. */
final class OwnWorkspace implements Supplier<Workspace> {
  private final Supplier<WorkspaceAccount> account;
  private final Duration timeout;
  private @Nullable Workspace workspace;

  OwnWorkspace(Supplier<WorkspaceAccount> account, Duration timeout) {
    this.account = account;
    this.timeout = timeout;
  }

  @Override
  public synchronized Workspace get() {
    if (workspace == null) {
      workspace = new Workspace(account.get(), timeout);
    }
    return workspace;
  }
}
