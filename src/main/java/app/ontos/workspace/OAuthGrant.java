package app.ontos.workspace;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What is handed to a Databricks token URL to be given an access token. No {@code toString} shows a
 * secret.
 */
public sealed interface OAuthGrant {

  /** Where it is handed in: the workspace's or the account's token URL. */
  URI tokenUrl();

  /**
   * A service principal and its secret (RFC 6749 section 4.4; Databricks, "OAuth machine to
   * machine").
   */
  record ClientCredentials(URI tokenUrl, String clientId, String clientSecret)
      implements OAuthGrant {

    /** The URL must be https, unless it is on this machine. */
    public ClientCredentials {
      Settings.requireSafe(tokenUrl);
      Objects.requireNonNull(clientId, "clientId is null");
      Objects.requireNonNull(clientSecret, "clientSecret is null");
    }

    @Override
    public String toString() {
      return "ClientCredentials[tokenUrl=%s, clientId=%s, clientSecret=***]"
          .formatted(tokenUrl, clientId);
    }
  }

  /**
   * A JWT of an identity provider that a federation policy trusts (RFC 8693; Databricks, "OAuth
   * token federation").
   *
   * @param clientId the service principal that its bearer becomes, for a policy of that service
   *     principal (workload identity federation); empty for a policy of the account
   */
  record TokenExchange(URI tokenUrl, String subjectToken, Optional<String> clientId)
      implements OAuthGrant {

    /** The URL must be https, unless it is on this machine. */
    public TokenExchange {
      Settings.requireSafe(tokenUrl);
      Objects.requireNonNull(subjectToken, "subjectToken is null");
      Objects.requireNonNull(clientId, "clientId is null");
    }

    @Override
    public String toString() {
      return "TokenExchange[tokenUrl=%s, subjectToken=***, clientId=%s]"
          .formatted(tokenUrl, clientId.orElse("none"));
    }
  }
}
