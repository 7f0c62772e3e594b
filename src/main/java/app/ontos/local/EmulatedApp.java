package app.ontos.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** The application's surroundings: its Lakebase in the workspace, and the variables it is given. */
final class EmulatedApp {
  static final String HOST = "localhost";
  private static final String INSTANCE = "ontos-instance";
  private static final String INSTANCE_UID = "0c1f9a52-7c0e-4d7e-9f9e-2b6c3f5a8d10";
  private static final String BRANCH = "projects/ontos/branches/production";
  private static final String ENDPOINT = BRANCH + "/endpoints/primary";

  private EmulatedApp() {}

  /** Puts an instance and an endpoint into the catalog, and attaches the one of the kind. */
  static void describe(EmulatorOptions options, Catalog catalog) {
    catalog.put(new Catalog.Instance(INSTANCE, INSTANCE_UID, HOST, "AVAILABLE", false));
    catalog.put(
        new Catalog.Endpoint(
            ENDPOINT, "ep-calm-lake-d2x1", HOST, Catalog.Endpoint.READ_WRITE, "ACTIVE", false));
    switch (options.kind()) {
      case PROVISIONED ->
          catalog.attach(new Catalog.DatabaseResource(INSTANCE, options.database()));
      case AUTOSCALING ->
          catalog.attach(
              new Catalog.PostgresResource(BRANCH, BRANCH + "/databases/" + options.database()));
    }
  }

  static Map<String, String> environment(
      EmulatorOptions options, WorkspaceIdentity identity, String workspaceUrl, int port) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("ENV", "PROD");
    variables.put("DATABRICKS_HOST", workspaceUrl);
    variables.put("DATABRICKS_WORKSPACE_ID", identity.workspaceId());
    variables.put("DATABRICKS_APP_NAME", identity.appName());
    variables.put("DATABRICKS_CLIENT_ID", identity.clientId());
    variables.put("DATABRICKS_CLIENT_SECRET", identity.clientSecret());
    variables.put("PGAPPNAME", identity.appName());
    variables.put("PGHOST", HOST);
    variables.put("PGPORT", String.valueOf(port));
    variables.put("PGDATABASE", options.database());
    variables.put("PGUSER", identity.clientId());
    variables.put("PGSSLMODE", "require");
    switch (options.kind()) {
      case PROVISIONED -> variables.put("LAKEBASE_INSTANCE_NAME", INSTANCE);
      case AUTOSCALING -> variables.put("LAKEBASE_ENDPOINT", ENDPOINT);
    }
    return variables;
  }
}
