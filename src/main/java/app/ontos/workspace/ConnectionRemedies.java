package app.ontos.workspace;

import app.ontos.token.JwtTimes;
import java.time.Instant;
import java.util.function.Function;

/** What mends a refused call of an account that somebody has registered with a connection. */
final class ConnectionRemedies implements Remedies {
  private final Function<String, FailureCode> refusedLogin;

  private ConnectionRemedies(Function<String, FailureCode> refusedLogin) {
    this.refusedLogin = refusedLogin;
  }

  /** For calls as this account. */
  static ConnectionRemedies of(WorkspaceAccount account) {
    FailureCode code =
        account instanceof WorkspaceAccount.ServicePrincipal
            ? FailureCode.CLIENT_SECRET_REFUSED
            : FailureCode.TOKEN_REFUSED;
    return new ConnectionRemedies(words -> code);
  }

  /** For a grant that is turned into a token. */
  static ConnectionRemedies of(OAuthGrant grant) {
    return grant instanceof OAuthGrant.TokenExchange exchange
        ? new ConnectionRemedies(words -> refusedExchange(words, exchange.subjectToken()))
        : new ConnectionRemedies(words -> FailureCode.CLIENT_SECRET_REFUSED);
  }

  /**
   * Databricks' own word counts. Only where it says neither is the token's own end compared with
   * the local clock, which may be wrong: it chooses the advice and never refuses a token.
   */
  private static FailureCode refusedExchange(String words, String subjectToken) {
    boolean saysExpired = words.contains("TOKEN_EXPIRED");
    boolean saysInvalid = words.contains("TOKEN_INVALID");
    boolean over =
        JwtTimes.read(subjectToken)
            .filter(times -> times.expiresAt().isBefore(Instant.now()))
            .isPresent();
    return saysExpired || (!saysInvalid && over)
        ? FailureCode.TOKEN_EXPIRED
        : FailureCode.TOKEN_INVALID;
  }

  @Override
  public FailureCode refusedLogin(String words) {
    return refusedLogin.apply(words);
  }

  @Override
  public String of(FailureCode code) {
    return switch (code) {
      case CONTROL_PLANE_UNREACHABLE ->
          "It is tried again. If it lasts, check the addresses in the connection, and that the"
              + " service's network leads there";
      case CONTROL_PLANE_BUSY -> "It is tried again later; nothing to do unless it lasts";
      case CLIENT_SECRET_REFUSED ->
          "Check the client id and the client secret in the connection. A new secret is made with"
              + " `databricks account service-principal-secrets create SERVICE_PRINCIPAL_ID`";
      case TOKEN_REFUSED ->
          "Store a new access token in the connection, such as `databricks tokens create --comment"
              + " ontos` makes";
      case TOKEN_EXPIRED ->
          "A token that was stored in the connection: get a new one from the identity provider and"
              + " store that. The token of your own login: sign out, and in again";
      case TOKEN_INVALID ->
          "Compare the token with the federation policy at Databricks: it must be a JWT, `iss` must"
              + " be the policy's issuer and `aud` one of its audiences, and its key must be among"
              + " those of the policy's JWKS URI (by default, what the issuer's"
              + " /.well-known/openid-configuration names). A policy of a service principal needs"
              + " that one's id in the connection; a policy of the account needs none";
      case ADDRESS_REFUSED ->
          "Correct the address in the connection, or have an operator add the host to"
              + " ONTOS_ALLOWED_HOSTS. A name that means this machine or its neighbourhood is never"
              + " connected to";
      case NOT_ALLOWED ->
          "Give the connection's identity the right to use the database project or instance, and"
              + " let the workspace's IP access list admit this service. A token with narrowed"
              + " scopes needs `postgres` or `all-apis`";
      case LAKEBASE_NOT_FOUND ->
          "Correct the connection's endpoint, a path that `databricks postgres list-endpoints"
              + " projects/PROJECT/branches/BRANCH` shows, or its instance, a name that"
              + " `databricks database list-database-instances` shows";
      case WORKSPACE_NOT_CONFIGURED,
          LAKEBASE_AMBIGUOUS,
          LAKEBASE_NOT_CONFIGURED,
          LAKEBASE_STOPPED ->
          throw new IllegalArgumentException("no answer means " + code);
    };
  }
}
