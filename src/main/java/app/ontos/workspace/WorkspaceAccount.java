package app.ontos.workspace;

import java.util.Objects;
import java.util.Optional;

/** How to log in at a workspace. No {@code toString} shows a secret. */
public sealed interface WorkspaceAccount {

  /** A service principal with its secret (OAuth, machine to machine); the way of a deployed app. */
  record ServicePrincipal(String host, String clientId, String clientSecret)
      implements WorkspaceAccount {
    /** The host may come without {@code https://}. */
    public ServicePrincipal {
      host = Settings.workspaceUrl(host);
      Objects.requireNonNull(clientId, "clientId is null");
      Objects.requireNonNull(clientSecret, "clientSecret is null");
    }

    @Override
    public String toString() {
      return "ServicePrincipal[host=%s, clientId=%s, clientSecret=***]".formatted(host, clientId);
    }
  }

  /** A person with a personal access token. */
  record PersonalToken(String host, String token) implements WorkspaceAccount {
    /** The host may come without {@code https://}. */
    public PersonalToken {
      host = Settings.workspaceUrl(host);
      Objects.requireNonNull(token, "token is null");
    }

    @Override
    public String toString() {
      return "PersonalToken[host=%s, token=***]".formatted(host);
    }
  }

  /** A person with a profile in the configuration file of the Databricks CLI. */
  record CliProfile(String profile) implements WorkspaceAccount {}

  /**
   * The account that the settings mean: a service principal if it is complete, else a token, else a
   * profile.
   *
   * @throws WorkspaceFailure WORKSPACE_NOT_CONFIGURED, and says which variable is missing
   */
  static WorkspaceAccount of(WorkspaceSettings settings) {
    Optional<String> host = Settings.given(settings.host());
    Optional<String> clientId = Settings.given(settings.clientId());
    Optional<String> secret = Settings.given(settings.clientSecret());
    Optional<String> token = Settings.given(settings.token());
    Optional<String> profile = Settings.given(settings.configProfile());
    if (clientId.isPresent() && secret.isPresent()) {
      return new ServicePrincipal(needed(host), clientId.get(), secret.get());
    }
    if (token.isPresent() && (host.isPresent() || profile.isEmpty())) {
      return new PersonalToken(needed(host), token.get());
    }
    if (profile.isPresent()) {
      return new CliProfile(profile.get());
    }
    if (clientId.isPresent()) {
      throw missing(
          "DATABRICKS_CLIENT_ID is set but DATABRICKS_CLIENT_SECRET is not",
          "Set DATABRICKS_CLIENT_SECRET to the service principal's secret");
    }
    if (secret.isPresent()) {
      throw missing(
          "DATABRICKS_CLIENT_SECRET is set but DATABRICKS_CLIENT_ID is not",
          "Set DATABRICKS_CLIENT_ID to the service principal's application id");
    }
    throw missing(
        "Nothing says how to log in at the workspace: DATABRICKS_CLIENT_ID with"
            + " DATABRICKS_CLIENT_SECRET, DATABRICKS_TOKEN and DATABRICKS_CONFIG_PROFILE"
            + " are not set",
        "A Databricks App has the first two by itself; on a laptop run `databricks auth login"
            + " --profile ontos` and set DATABRICKS_CONFIG_PROFILE=ontos");
  }

  private static String needed(Optional<String> host) {
    return host.orElseThrow(
        () ->
            missing(
                "DATABRICKS_HOST is not set",
                "Set DATABRICKS_HOST to the workspace's address, such as"
                    + " https://dbc-a1b2c3d4-e5f6.cloud.databricks.com"));
  }

  private static WorkspaceFailure missing(String reason, String remedy) {
    return WorkspaceFailure.of(FailureCode.WORKSPACE_NOT_CONFIGURED, reason, remedy);
  }
}
