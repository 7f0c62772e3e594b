package app.ontos.lakebase;

import app.ontos.workspace.WorkspaceSettings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/**
 * Refuses to start in LOCAL mode inside a Databricks App: there everybody would be an admin, and
 * the database would want a password that nobody should have to configure.
 */
@ApplicationScoped
class LocalModeGuard {
  private final DatabaseSettings database;
  private final WorkspaceSettings workspace;

  LocalModeGuard(DatabaseSettings database, WorkspaceSettings workspace) {
    this.database = database;
    this.workspace = workspace;
  }

  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
    boolean local = LakebaseMode.of(database.env()) == LakebaseMode.LOCAL;
    if (local && workspace.appName().isPresent()) {
      throw new ConfigurationException(
          "LOCAL_IN_APP: ENV is LOCAL, but this is the Databricks App %s. Remedy: remove ENV from"
                  .formatted(workspace.appName().get())
              + " app.yaml, or set it to PROD");
    }
  }
}
