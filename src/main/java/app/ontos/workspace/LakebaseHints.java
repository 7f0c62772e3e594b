package app.ontos.workspace;

import java.util.Optional;

/**
 * What is known of the Lakebase that is meant, the surest first.
 *
 * @param endpoint path of an endpoint or of a branch
 * @param instanceName name of a Provisioned instance
 * @param appName the app that the database is attached to
 * @param databaseHost the host to connect to; an app variable that is set from the attached
 *     database holds the path of an endpoint here
 */
public record LakebaseHints(
    Optional<String> endpoint,
    Optional<String> instanceName,
    Optional<String> appName,
    Optional<String> databaseHost) {

  /** Blank is the same as absent. */
  public LakebaseHints {
    endpoint = Settings.given(endpoint);
    instanceName = Settings.given(instanceName);
    appName = Settings.given(appName);
    databaseHost = Settings.given(databaseHost);
  }
}
