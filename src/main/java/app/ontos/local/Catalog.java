package app.ontos.local;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/**
 * What exists in the workspace: instances, endpoints, and what is attached to the application. Can
 * be changed at any time. Projects and branches exist as far as an endpoint's path names them.
 */
public final class Catalog {
  private static final Pattern ENDPOINT =
      Pattern.compile("projects/[^/]+/branches/[^/]+/endpoints/[^/]+");

  private final Map<String, Instance> instances = new ConcurrentSkipListMap<>();
  private final Map<String, Endpoint> endpoints = new ConcurrentSkipListMap<>();
  private volatile List<Resource> appResources = List.of();

  /** A Provisioned instance; the state is one of the interface's own words, such as AVAILABLE. */
  public record Instance(String name, String uid, String host, String state, boolean stopped) {}

  /** An Autoscaling endpoint; type and state are the interface's own words. */
  public record Endpoint(
      String path, String uid, String host, String type, String state, boolean disabled) {
    static final String READ_WRITE = "ENDPOINT_TYPE_READ_WRITE";

    String branch() {
      return path.substring(0, path.indexOf("/endpoints/"));
    }

    String project() {
      return path.substring(0, path.indexOf("/branches/"));
    }
  }

  /** Something attached to the application. */
  public sealed interface Resource {}

  /** A database of a Provisioned instance. */
  public record DatabaseResource(String instanceName, String databaseName) implements Resource {}

  /** A database of an Autoscaling branch. */
  public record PostgresResource(String branch, String databasePath) implements Resource {}

  /** Adds it, or replaces the one of the same name. */
  public void put(Instance instance) {
    instances.put(instance.name(), instance);
  }

  /** Adds it, or replaces the one of the same path. */
  public void put(Endpoint endpoint) {
    if (!isEndpointPath(endpoint.path())) {
      throw new IllegalArgumentException("not an endpoint's path: " + endpoint.path());
    }
    endpoints.put(endpoint.path(), endpoint);
  }

  /** Removes the instance of this name or the endpoint of this path. */
  public void remove(String nameOrPath) {
    instances.remove(nameOrPath);
    endpoints.remove(nameOrPath);
  }

  /** What is attached to the application from now on. */
  public void attach(Resource... resources) {
    appResources = List.of(resources);
  }

  /** The instance of this name. */
  public Optional<Instance> instance(String name) {
    return Optional.ofNullable(instances.get(name));
  }

  /** The endpoint of this path. */
  public Optional<Endpoint> endpoint(String path) {
    return Optional.ofNullable(endpoints.get(path));
  }

  /** All instances. */
  public Collection<Instance> instances() {
    return instances.values();
  }

  Collection<Endpoint> endpoints() {
    return endpoints.values();
  }

  List<Resource> appResources() {
    return appResources;
  }

  static boolean isEndpointPath(String path) {
    return ENDPOINT.matcher(path).matches();
  }
}
