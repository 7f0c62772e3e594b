package app.ontos.workspace;

import com.databricks.sdk.service.postgres.Endpoint;
import com.databricks.sdk.service.postgres.EndpointHosts;
import com.databricks.sdk.service.postgres.EndpointStatus;
import com.databricks.sdk.service.postgres.EndpointType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks up endpoints of Lakebase Autoscaling by path. A path is checked before it becomes a part of
 * an address, since the SDK puts it there as it is.
 */
record Endpoints(Session session) {
  private static final String ROOT = "projects/";
  private static final Pattern BRANCH =
      Pattern.compile("projects/%1$s/branches/%1$s".formatted(Settings.NAME));
  private static final Pattern ENDPOINT =
      Pattern.compile("%s/endpoints/%s".formatted(BRANCH, Settings.NAME));
  private static final String GET = "postgres().getEndpoint()";
  private static final String LIST = "postgres().listEndpoints()";

  static boolean isPath(String text) {
    return text.startsWith(ROOT);
  }

  /** The endpoint of the path; of a branch, the one that takes writes. */
  Found at(String path) {
    if (ENDPOINT.matcher(path).matches()) {
      return found(session.call(GET, () -> session.postgres().getEndpoint(path)), path);
    }
    if (BRANCH.matcher(path).matches()) {
      return primaryOf(path);
    }
    throw WorkspaceFailure.of(
        FailureCode.LAKEBASE_NOT_FOUND,
        "'%s' is neither the path of an endpoint nor of a branch".formatted(Redaction.clean(path)),
        "Set LAKEBASE_ENDPOINT to projects/PROJECT/branches/BRANCH/endpoints/ENDPOINT, as"
            + " `databricks postgres list-endpoints projects/PROJECT/branches/BRANCH` shows it");
  }

  private Found primaryOf(String branch) {
    List<Endpoint> primaries = session.call(LIST, () -> writableOnesOf(branch));
    List<String> paths =
        primaries.stream().map(endpoint -> String.valueOf(endpoint.getName())).toList();
    if (paths.size() > 1) {
      throw WorkspaceFailure.of(
          FailureCode.LAKEBASE_AMBIGUOUS,
          "%s has several read-write endpoints: %s".formatted(branch, String.join(", ", paths)),
          "Set LAKEBASE_ENDPOINT to one of them");
    }
    if (paths.isEmpty()) {
      throw WorkspaceFailure.of(
          FailureCode.LAKEBASE_NOT_FOUND,
          "%s has no read-write endpoint".formatted(branch),
          "Set LAKEBASE_ENDPOINT to a branch that has one; `databricks postgres list-endpoints"
              + " %s` shows what there is".formatted(branch));
    }
    if (!ENDPOINT.matcher(paths.get(0)).matches()) {
      throw session.unreadable(LIST, "names an endpoint without its path");
    }
    return found(primaries.get(0), paths.get(0));
  }

  private List<Endpoint> writableOnesOf(String branch) {
    List<Endpoint> writable = new ArrayList<>();
    for (Endpoint endpoint : session.postgres().listEndpoints(branch)) {
      EndpointStatus status = endpoint.getStatus();
      if (status != null && status.getEndpointType() == EndpointType.ENDPOINT_TYPE_READ_WRITE) {
        writable.add(endpoint);
      }
    }
    return writable;
  }

  private static Found found(Endpoint endpoint, String path) {
    Optional<EndpointStatus> status = Optional.ofNullable(endpoint.getStatus());
    Optional<String> host = status.map(EndpointStatus::getHosts).map(EndpointHosts::getHost);
    return Found.of(
        new Lakebase.Autoscaling(path, Settings.given(host).orElse("")),
        status.map(EndpointStatus::getDisabled).orElse(false),
        status.map(EndpointStatus::getCurrentState).map(Enum::name).orElse("unknown"),
        "databricks postgres update-endpoint %s spec.disabled".formatted(path)
            + " --json '{\"spec\": {\"disabled\": false}}'");
  }
}
