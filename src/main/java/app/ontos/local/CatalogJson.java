package app.ontos.local;

import java.util.Map;

/** What exists in the workspace, in the field names of its HTTP interface. */
final class CatalogJson {
  private CatalogJson() {}

  static Map<String, ?> of(Catalog.Resource resource) {
    if (resource instanceof Catalog.DatabaseResource database) {
      return Map.of(
          "name",
          "database",
          "database",
          Map.of(
              "instance_name", database.instanceName(),
              "database_name", database.databaseName(),
              "permission", "CAN_CONNECT_AND_CREATE"));
    }
    Catalog.PostgresResource postgres = (Catalog.PostgresResource) resource;
    return Map.of(
        "name",
        "postgres",
        "postgres",
        Map.of(
            "branch", postgres.branch(),
            "database", postgres.databasePath(),
            "permission", "CAN_CONNECT_AND_CREATE"));
  }

  static Map<String, ?> of(Catalog.Instance instance) {
    return Map.of(
        "name", instance.name(),
        "uid", instance.uid(),
        "read_write_dns", instance.host(),
        "state", instance.state(),
        "effective_stopped", instance.stopped(),
        "capacity", "CU_1",
        "pg_version", "PG_VERSION_16",
        "effective_enable_pg_native_login", false);
  }

  static Map<String, ?> project(String path) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    return Map.of(
        "name",
        path,
        "project_id",
        id,
        "uid",
        "prj-" + id,
        "status",
        Map.of("display_name", id, "pg_version", 18));
  }

  static Map<String, ?> branch(String path) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    return Map.of(
        "name",
        path,
        "branch_id",
        id,
        "uid",
        "br-" + id,
        "parent",
        path.substring(0, path.indexOf("/branches/")),
        "status",
        Map.of("branch_id", id, "current_state", "READY", "default", true));
  }

  static Map<String, ?> of(Catalog.Endpoint endpoint) {
    String id = endpoint.path().substring(endpoint.path().lastIndexOf('/') + 1);
    return Map.of(
        "name", endpoint.path(),
        "endpoint_id", id,
        "uid", endpoint.uid(),
        "parent", endpoint.branch(),
        "status",
            Map.of(
                "endpoint_id", id,
                "endpoint_type", endpoint.type(),
                "current_state", endpoint.state(),
                "disabled", endpoint.disabled(),
                "hosts", Map.of("host", endpoint.host())));
  }
}
