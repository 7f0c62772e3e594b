package app.ontos.connections.login;

import app.ontos.connections.Authentication.MachineToMachine;
import app.ontos.connections.Authentication.TokenFederation;
import app.ontos.connections.Environment;
import app.ontos.lakebase.ServiceAccount;
import app.ontos.shared.outbound.OutboundPolicy;
import app.ontos.shared.secrets.Secret;
import app.ontos.token.AccessToken;
import app.ontos.token.TokenFailure;
import app.ontos.token.TokenSource;
import app.ontos.workspace.Lakebase;
import app.ontos.workspace.OAuthGrant;
import app.ontos.workspace.OAuthIssuer;
import app.ontos.workspace.Workspace;
import app.ontos.workspace.WorkspaceAccount;
import app.ontos.workspace.WorkspaceFailure;
import app.ontos.workspace.WorkspaceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Gets the tokens that Databricks gives for a login. A workspace's token mints a database
 * credential where the Lakebase is known by name, and is itself the password where it is not.
 */
@ApplicationScoped
class DatabricksTokens {
  private final ServiceAccount own;
  private final WorkspaceSettings settings;
  private final OutboundPolicy outbound;
  private final OAuthIssuer issuer;
  private final Duration timeout;

  DatabricksTokens(ServiceAccount own, WorkspaceSettings settings, OutboundPolicy outbound) {
    this.own = own;
    this.settings = settings;
    this.outbound = outbound;
    this.timeout = settings.timeout();
    this.issuer = new OAuthIssuer(timeout, outbound::checkAddress);
  }

  /** Whether the Lakebase is known by name. */
  boolean mints(Environment environment) {
    return environment.endpoint().isPresent() || environment.instanceName().isPresent();
  }

  /** Credentials, minted with a token of the workspace. */
  TokenSource minting(Environment environment, Supplier<Secret> token) {
    return () -> explained(() -> mint(environment, token.get()));
  }

  TokenSource machineToMachine(Environment environment, MachineToMachine machine, Secret secret) {
    return () ->
        explained(
            () -> {
              URI tokenUrl = URI.create(workspace(environment) + "/oidc/v1/token");
              OAuthGrant grant =
                  new OAuthGrant.ClientCredentials(tokenUrl, machine.clientId(), secret.value());
              return usable(environment, issuer.token(grant));
            });
  }

  /**
   * A token of another issuer is exchanged; one of the very workspace is good as it is, such as the
   * one that a Databricks App is forwarded.
   */
  TokenSource federation(
      Environment environment, TokenFederation federation, Supplier<Optional<Secret>> subject) {
    return () ->
        explained(
            () -> {
              Secret token = subject.get().orElseThrow(DatabricksTokens::noToken);
              if (ForwardedToken.isOf(federation.tokenUrl(), token)) {
                return usable(environment, ForwardedToken.asAccessToken(token));
              }
              OAuthGrant grant =
                  new OAuthGrant.TokenExchange(
                      URI.create(federation.tokenUrl()),
                      token.value(),
                      federation.servicePrincipalId().map(UUID::toString));
              return usable(environment, issuer.token(grant));
            });
  }

  /** As the service itself. */
  TokenSource app(Environment environment) {
    return () ->
        explained(
            () -> {
              Workspace workspace = new Workspace(own.account(), timeout);
              return mints(environment)
                  ? workspace.mint(lakebase(environment))
                  : workspace.bearer();
            });
  }

  /** Who the service is in its workspace, which is also its PostgreSQL role. */
  String ownName() {
    return explained(() -> new Workspace(own.account(), timeout).user().name());
  }

  private AccessToken usable(Environment environment, AccessToken token) {
    return mints(environment) ? mint(environment, new Secret(token.value())) : token;
  }

  private AccessToken mint(Environment environment, Secret token) {
    WorkspaceAccount account =
        new WorkspaceAccount.PersonalToken(workspace(environment), token.value());
    return new Workspace(account, timeout, outbound::checkAddress).mint(lakebase(environment));
  }

  private static Lakebase lakebase(Environment environment) {
    return environment
        .endpoint()
        .<Lakebase>map(endpoint -> new Lakebase.Autoscaling(endpoint, environment.host()))
        .orElseGet(
            () ->
                new Lakebase.Provisioned(
                    environment.instanceName().orElseThrow(), environment.host()));
  }

  /** The workspace that was given, else the one that exchanges tokens, else the service's own. */
  private String workspace(Environment environment) {
    return environment
        .workspace()
        .or(() -> exchangingWorkspace(environment))
        .or(settings::host)
        .orElseThrow(
            () ->
                ConnectionFailure.of(
                    Trouble.WORKSPACE_UNKNOWN,
                    "Nothing says which workspace gives the token",
                    "Set workspace to its URL, such as"
                        + " https://dbc-a1b2c3d4-e5f6.cloud.databricks.com"));
  }

  private static Optional<String> exchangingWorkspace(Environment environment) {
    if (environment.authentication() instanceof TokenFederation federation) {
      URI url = URI.create(federation.tokenUrl());
      if (url.getPath().equals("/oidc/v1/token")) {
        return Optional.of(url.getScheme() + "://" + url.getAuthority());
      }
    }
    return Optional.empty();
  }

  private static ConnectionFailure noToken() {
    return ConnectionFailure.of(
        Trouble.IDENTITY_PROVIDER_TOKEN_NOT_FOUND,
        "The login is to be the caller's own, but no token of the caller came with the request",
        "Sign in through the identity provider, and let the app act on behalf of its users (in"
            + " Databricks: user authorization, with a scope for the database), or choose a static"
            + " token");
  }

  private static <T> T explained(Supplier<T> call) {
    try {
      return call.get();
    } catch (WorkspaceFailure failure) {
      throw failure.permanent()
          ? new TokenFailure.Refused(failure.reason(), failure)
          : new TokenFailure.Unavailable(
              failure.reason(), failure, failure.retryAfter().orElse(null));
    } catch (ConnectionFailure failure) {
      throw new TokenFailure.Refused(failure.reason(), failure);
    }
  }
}
