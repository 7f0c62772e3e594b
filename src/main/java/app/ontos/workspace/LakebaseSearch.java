package app.ontos.workspace;

import java.util.List;
import java.util.Optional;

/**
 * Finds the Lakebase that is meant. The first of these that applies decides:
 *
 * <ol>
 *   <li>an endpoint, which a database host in the form of a path is too. Two that differ, or one
 *       together with an instance name, are a mistake;
 *   <li>an instance name;
 *   <li>what is attached to the app: the only database, or of several the one at the database host.
 *       An app that can't be read is passed over as long as something else tells;
 *   <li>a database host with an instance's uid in it.
 * </ol>
 */
final class LakebaseSearch {
  private static final String REMEDY =
      "Set LAKEBASE_ENDPOINT or LAKEBASE_INSTANCE_NAME, or attach the database to the app";

  private final Endpoints endpoints;
  private final Instances instances;
  private final AppDatabases apps;

  LakebaseSearch(Session session) {
    this.endpoints = new Endpoints(session);
    this.instances = new Instances(session);
    this.apps = new AppDatabases(session);
  }

  Lakebase find(LakebaseHints hints) {
    Optional<String> path = path(hints);
    if (path.isPresent() && hints.instanceName().isPresent()) {
      throw ambiguous(
          "Both an endpoint (%s) and an instance (%s) are named"
              .formatted(path.get(), hints.instanceName().get()));
    }
    return path.map(endpoints::at)
        .or(() -> hints.instanceName().map(instances::named))
        .orElseGet(() -> attachedOrAtHost(hints))
        .usable();
  }

  private static Optional<String> path(LakebaseHints hints) {
    Optional<String> fromHost = hints.databaseHost().filter(Endpoints::isPath);
    if (fromHost.isPresent()
        && hints.endpoint().isPresent()
        && !fromHost.equals(hints.endpoint())) {
      throw ambiguous(
          "LAKEBASE_ENDPOINT is %s but the database host says %s"
              .formatted(hints.endpoint().get(), fromHost.get()));
    }
    return hints.endpoint().or(() -> fromHost);
  }

  private Found attachedOrAtHost(LakebaseHints hints) {
    Optional<WorkspaceFailure> appUnreadable = Optional.empty();
    List<String> attached = List.of();
    try {
      attached = hints.appName().map(apps::of).orElse(List.of());
    } catch (WorkspaceFailure failure) {
      if (!failure.is(FailureCode.NOT_ALLOWED) && !failure.is(FailureCode.LAKEBASE_NOT_FOUND)) {
        throw failure;
      }
      appUnreadable = Optional.of(failure.withRemedy(REMEDY));
    }
    if (!attached.isEmpty()) {
      return choose(attached, hints.databaseHost());
    }
    Optional<String> uid = hints.databaseHost().flatMap(Instances::uidIn);
    if (uid.isPresent()) {
      return instances.byUid(uid.get());
    }
    throw appUnreadable.orElseGet(() -> notConfigured(hints));
  }

  private Found choose(List<String> attached, Optional<String> host) {
    if (attached.size() == 1) {
      return named(attached.get(0));
    }
    String names = String.join(", ", attached);
    if (host.isEmpty()) {
      throw ambiguous("Several databases are attached to the app: " + names);
    }
    List<Found> atHost =
        attached.stream().map(this::named).filter(found -> found.isAt(host.get())).toList();
    if (atHost.size() != 1) {
      throw ambiguous(
          "Several databases are attached to the app (%s), and %s of them at the host %s"
              .formatted(names, atHost.isEmpty() ? "none" : atHost.size(), host.get()));
    }
    return atHost.get(0);
  }

  private Found named(String nameOrPath) {
    return Endpoints.isPath(nameOrPath) ? endpoints.at(nameOrPath) : instances.named(nameOrPath);
  }

  private static WorkspaceFailure ambiguous(String reason) {
    return WorkspaceFailure.of(
        FailureCode.LAKEBASE_AMBIGUOUS,
        reason,
        "Set only one of LAKEBASE_ENDPOINT and LAKEBASE_INSTANCE_NAME, to the one that is meant");
  }

  private static WorkspaceFailure notConfigured(LakebaseHints hints) {
    String app =
        hints.appName().map(name -> "; no database is attached to the app " + name).orElse("");
    return WorkspaceFailure.of(
        FailureCode.LAKEBASE_NOT_CONFIGURED, "Nothing tells which Lakebase is meant" + app, REMEDY);
  }
}
