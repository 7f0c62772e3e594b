package app.ontos.connections.login;

import app.ontos.shared.secrets.Secret;
import app.ontos.token.AccessToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A caller's token that the workspace itself has issued, as those are that the proxy of Databricks
 * Apps forwards: it needs no exchange, and would be refused one.
 */
final class ForwardedToken {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A token that does not say is asked for again after this. */
  private static final Duration UNKNOWN_LIFETIME = Duration.ofMinutes(5);

  private ForwardedToken() {}

  /** Whether the host that exchanges tokens is also the token's issuer (RFC 7519, {@code iss}). */
  static boolean isOf(String tokenUrl, Secret token) {
    return issuer(token)
        .map(URI::getHost)
        .filter(URI.create(tokenUrl).getHost()::equals)
        .isPresent();
  }

  static AccessToken asAccessToken(Secret token) {
    return AccessToken.ofJwt(token.value())
        .orElseGet(
            () -> {
              Instant now = Instant.now();
              return AccessToken.issued(token.value(), now.plus(UNKNOWN_LIFETIME), now);
            });
  }

  private static Optional<URI> issuer(Secret token) {
    String[] parts = token.value().split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      return Optional.of(URI.create(JSON.readTree(claims).path("iss").asText()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // no JWT: for the exchange to judge
    }
  }
}
