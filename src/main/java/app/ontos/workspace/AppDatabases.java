package app.ontos.workspace;

import com.databricks.sdk.service.apps.AppResource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks up what is attached to an app. */
record AppDatabases(Session session) {
  private static final String GET = "apps().get()";

  /** The instances' names and the branches' paths, each once. */
  List<String> of(String app) {
    String checked = Settings.plainName("DATABRICKS_APP_NAME", app);
    Collection<AppResource> resources =
        session.call(GET, () -> session.apps().get(checked).getResources());
    return resources == null
        ? List.of()
        : resources.stream().flatMap(resource -> database(resource).stream()).distinct().toList();
  }

  private static Optional<String> database(AppResource resource) {
    if (resource.getDatabase() != null) {
      return Settings.given(Optional.ofNullable(resource.getDatabase().getInstanceName()));
    }
    return resource.getPostgres() == null
        ? Optional.empty()
        : Settings.given(Optional.ofNullable(resource.getPostgres().getBranch()));
  }
}
