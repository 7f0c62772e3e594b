package app.ontos.local;

import java.util.Optional;

/**
 * Whose tokens the workspace exchanges for its own.
 *
 * @param clientId the service principal that the token's bearer becomes, who must then name it;
 *     when empty, the bearer becomes the user whom the token's subject names
 * @param subject the subject that the token must have; any when empty
 */
public record FederationPolicy(
    String issuer, String audience, Optional<String> subject, Optional<String> clientId) {

  /** Tokens of this issuer and subject stand for the service principal. */
  public static FederationPolicy forServicePrincipal(
      String issuer, String audience, String subject, String clientId) {
    return new FederationPolicy(issuer, audience, Optional.of(subject), Optional.of(clientId));
  }

  /** Tokens of this issuer stand for the user they name. */
  public static FederationPolicy forAccount(String issuer, String audience) {
    return new FederationPolicy(issuer, audience, Optional.empty(), Optional.empty());
  }
}
