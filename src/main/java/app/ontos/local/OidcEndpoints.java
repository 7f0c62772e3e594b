package app.ontos.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The OAuth part of the workspace: discovery, client credentials and token exchange. */
final class OidcEndpoints {
  private final WorkspaceIdentity workspace;
  private final IssuedTokens tokens;
  private final TokenTerms terms;
  private final TokenExchange exchange;
  private final Supplier<String> url;

  OidcEndpoints(
      WorkspaceIdentity workspace,
      IssuedTokens tokens,
      TokenTerms terms,
      TokenExchange exchange,
      Supplier<String> url) {
    this.workspace = workspace;
    this.tokens = tokens;
    this.terms = terms;
    this.exchange = exchange;
    this.url = url;
  }

  List<ApiRoute> routes() {
    return List.of(
        ApiRoute.open("GET", "/\\.well-known/databricks-config", call -> hostMetadata()),
        ApiRoute.open("GET", "/oidc/\\.well-known/oauth-authorization-server", call -> discovery()),
        ApiRoute.open("POST", "/oidc/v1/token", call -> token(call.request(), false)),
        ApiRoute.open("POST", "/oidc/accounts/([^/]+)/v1/token", this::accountToken));
  }

  private ApiAnswer hostMetadata() {
    return ApiAnswer.ok(
        Map.of(
            "oidc_endpoint", url.get() + "/oidc",
            "account_id", workspace.accountId(),
            "workspace_id", workspace.workspaceId(),
            "cloud", "AWS",
            "token_federation_default_oidc_audiences", List.of(workspace.accountId())));
  }

  private ApiAnswer discovery() {
    return ApiAnswer.ok(
        Map.of(
            "issuer", url.get() + "/oidc",
            "authorization_endpoint", url.get() + "/oidc/v1/authorize",
            "token_endpoint", url.get() + "/oidc/v1/token",
            "grant_types_supported", List.of("client_credentials", TokenExchange.GRANT),
            "scopes_supported", List.of("all-apis", "postgres", "sql")));
  }

  private ApiAnswer accountToken(ApiRoute.Call call) {
    if (!call.parts().get(0).equals(workspace.accountId())) {
      throw ApiRefusal.oauth(404, "invalid_request", "No such account");
    }
    return token(call.request(), true);
  }

  private ApiAnswer token(ApiRequest request, boolean forAccount) {
    Map<String, String> form = request.form();
    String scope = form.getOrDefault("scope", "");
    if (scope.isBlank()) {
      throw ApiRefusal.oauth(400, "invalid_scope", "scope is required");
    }
    Duration longest = terms.workspaceTokenLifetime();
    return switch (form.getOrDefault("grant_type", "")) {
      case "client_credentials" -> {
        checkClient(request, form);
        yield answer(workspace.clientId(), scope, longest, forAccount);
      }
      case TokenExchange.GRANT -> {
        TokenExchange.Exchanged exchanged = exchange.exchange(form);
        Duration left = exchanged.lifetime();
        Duration lifetime = left.compareTo(longest) < 0 ? left : longest;
        yield answer(exchanged.caller(), scope, lifetime, forAccount);
      }
      default ->
          throw ApiRefusal.oauth(400, "unsupported_grant_type", "The grant type is not supported");
    };
  }

  private ApiAnswer answer(String caller, String scope, Duration lifetime, boolean forAccount) {
    String token = tokens.workspaceToken(caller, scope, lifetime, forAccount);
    return ApiAnswer.ok(
        Map.of(
            "access_token",
            token,
            "token_type",
            "Bearer",
            "scope",
            scope,
            "expires_in",
            Math.max(1, lifetime.toSeconds())));
  }

  /** By HTTP Basic, or by fields of the form. */
  private void checkClient(ApiRequest request, Map<String, String> form) {
    String sent =
        basic(request.authorization())
            .orElseGet(
                () ->
                    form.getOrDefault("client_id", "")
                        + ":"
                        + form.getOrDefault("client_secret", ""));
    if (!sent.equals(workspace.clientId() + ":" + workspace.clientSecret())) {
      throw ApiRefusal.oauth(401, "invalid_client", "Client authentication failed");
    }
  }

  private static Optional<String> basic(String header) {
    if (!header.startsWith("Basic ")) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()).strip());
      return Optional.of(new String(decoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw ApiRefusal.oauth(401, "invalid_client", "The Authorization header is malformed");
    }
  }
}
