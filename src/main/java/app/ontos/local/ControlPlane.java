package app.ontos.local;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the workspace tells about applications, instances and projects. */
final class ControlPlane {
  private static final String PROJECT = "projects/[^/]+";
  private static final String BRANCH = PROJECT + "/branches/[^/]+";

  private final WorkspaceIdentity workspace;
  private final Catalog catalog;

  ControlPlane(WorkspaceIdentity workspace, Catalog catalog) {
    this.workspace = workspace;
    this.catalog = catalog;
  }

  List<ApiRoute> routes() {
    String postgres = "/api/2\\.0/postgres/";
    String database = "/api/2\\.0/database/";
    return List.of(
        get("/api/2\\.0/apps/([^/]+)", call -> app(call.parts().get(0))),
        get(database + "instances", call -> instances()),
        get(database + "instances/([^/]+)", call -> instance(call.parts().get(0))),
        get(database + "instances:findByUid", call -> instanceByUid(call.request())),
        get(postgres + "projects", call -> projects()),
        get(postgres + "(" + PROJECT + ")", call -> project(call.parts().get(0))),
        get(postgres + "(" + PROJECT + ")/branches", call -> branches(call.parts().get(0))),
        get(postgres + "(" + BRANCH + ")", call -> branch(call.parts().get(0))),
        get(postgres + "(" + BRANCH + ")/endpoints", call -> endpoints(call.parts().get(0))),
        get(postgres + "(" + BRANCH + "/endpoints/[^/]+)", call -> endpoint(call.parts().get(0))));
  }

  private static ApiRoute get(String path, ApiRoute.Handler handler) {
    return ApiRoute.withToken("GET", path, handler);
  }

  private ApiAnswer app(String name) {
    if (!name.equals(workspace.appName())) {
      throw notFound("App " + name);
    }
    return ApiAnswer.ok(
        Map.of(
            "name",
            name,
            "id",
            "9d1f7d3b-54f0-4d0e-8a3d-9c8f0f6b2a11",
            "service_principal_client_id",
            workspace.clientId(),
            "service_principal_name",
            "app " + name,
            "resources",
            catalog.appResources().stream().map(CatalogJson::of).toList()));
  }

  private ApiAnswer instances() {
    return ApiAnswer.ok(
        Map.of("database_instances", catalog.instances().stream().map(CatalogJson::of).toList()));
  }

  private ApiAnswer instance(String name) {
    return ApiAnswer.ok(
        CatalogJson.of(
            catalog.instance(name).orElseThrow(() -> notFound("Database instance " + name))));
  }

  private ApiAnswer instanceByUid(ApiRequest request) {
    String uid = request.query().getOrDefault("uid", "");
    return ApiAnswer.ok(
        catalog.instances().stream()
            .filter(instance -> instance.uid().equals(uid))
            .findFirst()
            .map(CatalogJson::of)
            .orElseThrow(() -> notFound("Database instance with uid " + uid)));
  }

  private ApiAnswer projects() {
    return ApiAnswer.ok(
        Map.of("projects", names(Catalog.Endpoint::project).map(CatalogJson::project).toList()));
  }

  private ApiAnswer project(String path) {
    return ApiAnswer.ok(CatalogJson.project(existing(path, Catalog.Endpoint::project)));
  }

  private ApiAnswer branches(String project) {
    existing(project, Catalog.Endpoint::project);
    return ApiAnswer.ok(
        Map.of(
            "branches",
            names(Catalog.Endpoint::branch)
                .filter(branch -> branch.startsWith(project + "/"))
                .map(CatalogJson::branch)
                .toList()));
  }

  private ApiAnswer branch(String path) {
    return ApiAnswer.ok(CatalogJson.branch(existing(path, Catalog.Endpoint::branch)));
  }

  private ApiAnswer endpoints(String branch) {
    existing(branch, Catalog.Endpoint::branch);
    return ApiAnswer.ok(
        Map.of(
            "endpoints",
            catalog.endpoints().stream()
                .filter(endpoint -> endpoint.branch().equals(branch))
                .map(CatalogJson::of)
                .toList()));
  }

  private ApiAnswer endpoint(String path) {
    return ApiAnswer.ok(
        CatalogJson.of(catalog.endpoint(path).orElseThrow(() -> notFound("Endpoint " + path))));
  }

  private Stream<String> names(Function<Catalog.Endpoint, String> part) {
    return catalog.endpoints().stream().map(part).distinct();
  }

  private String existing(String path, Function<Catalog.Endpoint, String> part) {
    return names(part).filter(path::equals).findFirst().orElseThrow(() -> notFound(path));
  }

  private static ApiRefusal notFound(String what) {
    return ApiRefusal.of(404, "NOT_FOUND", what + " does not exist");
  }
}
