package app.ontos.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** RFC 8693: a token of a trusted issuer for one of the workspace, without any secret. */
final class TokenExchange {
  static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";

  /** In the words of Databricks' token endpoint, which its clients have to go by. */
  private static final String EXPIRED = "Failed to process token: TOKEN_EXPIRED";

  private static final String INVALID =
      "Failed to process token: TOKEN_INVALID"
          + " (Ensure a valid federation policy has been configured)";

  private final Jwts jwts;
  private final TokenTerms terms;
  private final List<FederationPolicy> policies = new CopyOnWriteArrayList<>();

  /** Whom the new token stands for, and how long it may live at most. */
  record Exchanged(String caller, Duration lifetime) {}

  TokenExchange(Jwts jwts, TokenTerms terms) {
    this.jwts = jwts;
    this.terms = terms;
  }

  void trust(FederationPolicy policy) {
    policies.add(policy);
  }

  Exchanged exchange(Map<String, String> form) {
    if (!JWT.equals(form.get("subject_token_type"))) {
      throw refusal("subject_token_type must be " + JWT);
    }
    JsonNode claims =
        Optional.ofNullable(form.get("subject_token"))
            .flatMap(jwts::read)
            .orElseThrow(() -> refusal(INVALID));
    Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
    Duration left = Duration.between(terms.reported(Instant.now()), end);
    if (left.isNegative() || left.isZero()) {
      throw refusal(EXPIRED);
    }
    Optional<String> clientId = Optional.ofNullable(form.get("client_id"));
    String subject = claims.path("sub").asText();
    FederationPolicy policy =
        policies.stream()
            .filter(each -> each.clientId().equals(clientId))
            .filter(each -> each.issuer().equals(claims.path("iss").asText()))
            .filter(each -> each.audience().equals(claims.path("aud").asText()))
            .filter(each -> each.subject().map(subject::equals).orElse(true))
            .findFirst()
            .orElseThrow(() -> refusal(INVALID));
    return new Exchanged(policy.clientId().orElse(subject), left);
  }

  private static ApiRefusal refusal(String description) {
    return ApiRefusal.oauth(400, "invalid_request", description);
  }
}
