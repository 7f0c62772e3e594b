package app.ontos.workspace;

import app.ontos.token.AccessToken;
import com.databricks.sdk.core.CredentialsProvider;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.core.HeaderFactory;
import com.databricks.sdk.core.PatCredentialsProvider;
import com.databricks.sdk.core.oauth.CachedTokenSource;
import com.databricks.sdk.core.oauth.OAuthHeaderFactory;
import com.databricks.sdk.core.oauth.OAuthM2MServicePrincipalCredentialsProvider;
import com.databricks.sdk.core.oauth.Token;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An account, ready for the SDK: nothing in it is left for the SDK to choose.
 *
 * @param account the account after a look into the profile, if it is one
 * @param commandLine the command line that gives its tokens, if they come from there
 */
record Login(
    String host,
    WorkspaceAccount account,
    CredentialsProvider credentials,
    Optional<CliLogin> commandLine) {
  private static final String CLI = "databricks-cli";

  private Login(String host, WorkspaceAccount account, CredentialsProvider credentials) {
    this(host, account, credentials, Optional.empty());
  }

  private Login(String host, WorkspaceAccount account, CliLogin tokens) {
    this(host, account, credentials(tokens), Optional.of(tokens));
  }

  /**
   * No call is made and no command run before a token is needed.
   *
   * @throws WorkspaceFailure WORKSPACE_NOT_CONFIGURED if the profile is of no use
   */
  static Login of(WorkspaceAccount account, Duration timeout, CliConfig cli) {
    if (account instanceof WorkspaceAccount.ServicePrincipal principal) {
      return new Login(
          principal.host(), account, new OAuthM2MServicePrincipalCredentialsProvider());
    }
    if (account instanceof WorkspaceAccount.PersonalToken person) {
      return new Login(person.host(), account, new PatCredentialsProvider());
    }
    WorkspaceAccount.CliProfile named = (WorkspaceAccount.CliProfile) account;
    Map<String, String> profile = cli.profile(named.profile());
    String host = needed(named, profile, "host");
    return switch (typeOf(profile)) {
      case "oauth-m2m" ->
          of(
              new WorkspaceAccount.ServicePrincipal(
                  host,
                  needed(named, profile, "client_id"),
                  needed(named, profile, "client_secret")),
              timeout,
              cli);
      case "pat" ->
          of(
              new WorkspaceAccount.PersonalToken(host, needed(named, profile, "token")),
              timeout,
              cli);
      case CLI -> new Login(Settings.workspaceUrl(host), named, cli(named, profile, timeout));
      default ->
          throw unusable(
              named, "has auth_type '%s', which is not supported".formatted(typeOf(profile)));
    };
  }

  /** What the SDK is told: everything, and to try once. */
  DatabricksConfig config(SdkHttp http) {
    DatabricksConfig config =
        new DatabricksConfig()
            .setHost(host)
            .setAuthType(credentials.authType())
            .setCredentialsProvider(credentials)
            .setHttpClient(http)
            .setDisableRetries(true);
    if (account instanceof WorkspaceAccount.ServicePrincipal principal) {
      config.setClientId(principal.clientId()).setClientSecret(principal.clientSecret());
    } else if (account instanceof WorkspaceAccount.PersonalToken person) {
      config.setToken(person.token());
    }
    return config;
  }

  /** A token that stands for it; see {@link Workspace#bearer}. */
  AccessToken bearer(BoundedHttp http, Remedies remedies) {
    if (account instanceof WorkspaceAccount.ServicePrincipal principal) {
      OAuthGrant grant =
          new OAuthGrant.ClientCredentials(
              URI.create(host + "/oidc/v1/token"), principal.clientId(), principal.clientSecret());
      return new OAuthIssuer(http).token(grant, remedies);
    }
    Instant now = Instant.now();
    if (account instanceof WorkspaceAccount.PersonalToken person) {
      return AccessToken.issued(person.token(), now.plus(AccessToken.LONGEST_LIFETIME), now);
    }
    Token token = commandLine.orElseThrow().getToken();
    return AccessToken.expiringAt(
        token.getAccessToken(), token.getExpiry(), now, AccessToken.USUAL_LIFETIME);
  }

  /** A profile without {@code auth_type} means what its values can be used for. */
  private static String typeOf(Map<String, String> profile) {
    String implied =
        profile.containsKey("client_secret")
            ? "oauth-m2m"
            : profile.containsKey("token") ? "pat" : CLI;
    return Optional.ofNullable(profile.get("auth_type")).orElse(implied);
  }

  private static CliLogin cli(
      WorkspaceAccount.CliProfile named, Map<String, String> profile, Duration timeout) {
    String executable =
        Optional.ofNullable(profile.get("databricks_cli_path"))
            .or(() -> Optional.ofNullable(System.getenv("DATABRICKS_CLI_PATH")))
            .orElse("databricks");
    return new CliLogin(executable, named.profile(), timeout);
  }

  private static CredentialsProvider credentials(CliLogin tokens) {
    return new CredentialsProvider() {
      @Override
      public String authType() {
        return CLI;
      }

      @Override
      public HeaderFactory configure(DatabricksConfig config) {
        return OAuthHeaderFactory.fromTokenSource(new CachedTokenSource.Builder(tokens).build());
      }
    };
  }

  private static String needed(
      WorkspaceAccount.CliProfile named, Map<String, String> profile, String key) {
    return Optional.ofNullable(profile.get(key))
        .orElseThrow(() -> unusable(named, "has no " + key));
  }

  private static WorkspaceFailure unusable(WorkspaceAccount.CliProfile named, String what) {
    return WorkspaceFailure.of(
        FailureCode.WORKSPACE_NOT_CONFIGURED,
        "The profile %s of DATABRICKS_CONFIG_PROFILE %s".formatted(named.profile(), what),
        "Run `databricks auth login --profile %s`".formatted(named.profile()));
  }
}
