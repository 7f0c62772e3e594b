package app.ontos.workspace;

import app.ontos.token.AccessToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;

/**
 * Turns grants into access tokens at Databricks' token URLs.
 *
 * <p>Each call is one HTTP exchange, bounded by the timeout and never repeated; it leads only where
 * the check lets it, and no further by a redirect. Nothing is cached. Safe for use by several
 * threads.
 *
 * <p>A token to be exchanged is sent whatever its own end says: to call it expired here, the local
 * clock would have to be right.
 */
public final class OAuthIssuer {
  private static final String SCOPE = "all-apis";
  private static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";

  private final BoundedHttp http;

  /**
   * Makes no call yet.
   *
   * @param timeout the longest that a call may take
   * @param check judges where it leads
   */
  public OAuthIssuer(Duration timeout, AddressCheck check) {
    this(new BoundedHttp(timeout, check));
  }

  OAuthIssuer(BoundedHttp http) {
    this.http = http;
  }

  /**
   * Gets a token for a connection's grant.
   *
   * @throws WorkspaceFailure CLIENT_SECRET_REFUSED, TOKEN_EXPIRED, TOKEN_INVALID, NOT_ALLOWED,
   *     CONTROL_PLANE_BUSY, CONTROL_PLANE_UNREACHABLE or ADDRESS_REFUSED, and nothing else is
   *     thrown
   */
  public AccessToken token(OAuthGrant grant) {
    return token(grant, ConnectionRemedies.of(grant));
  }

  /** The same, with other advice. */
  AccessToken token(OAuthGrant grant, Remedies remedies) {
    URI url = grant.tokenUrl();
    Refusals refusals = new Refusals(url.getScheme() + "://" + url.getAuthority(), remedies);
    String call = "POST " + url.getPath();
    Answer answer = refusals.answer(call, http, request(grant));
    JsonNode json = refusals.check(call, answer);
    return token(json, answer)
        .orElseThrow(
            () ->
                refusals.unreadable(
                    "%s at %s was answered with a token that can't be used: %s"
                        .formatted(call, refusals.host(), lack(json))));
  }

  private static HttpUriRequest request(OAuthGrant grant) {
    RequestBuilder form =
        RequestBuilder.post(grant.tokenUrl())
            .setCharset(StandardCharsets.UTF_8)
            .addHeader("Accept", "application/json")
            .addParameter("scope", SCOPE);
    if (grant instanceof OAuthGrant.ClientCredentials client) {
      form.addHeader("Authorization", basic(client));
      form.addParameter("grant_type", "client_credentials");
    } else if (grant instanceof OAuthGrant.TokenExchange exchange) {
      form.addParameter("grant_type", TOKEN_EXCHANGE);
      form.addParameter("subject_token", exchange.subjectToken());
      form.addParameter("subject_token_type", JWT);
      exchange.clientId().ifPresent(id -> form.addParameter("client_id", id));
    }
    return form.build();
  }

  /**
   * RFC 7617, as in Databricks' own examples: without the form encoding of RFC 6749 section 2.3.1,
   * which changes nothing in what Databricks hands out.
   */
  private static String basic(OAuthGrant.ClientCredentials client) {
    String login = client.clientId() + ":" + client.clientSecret();
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The token with the shorter of the two lives that it may come with: its own, and what the answer
   * gives it. The former is longer if the issuer has had the token for a while.
   */
  private static Optional<AccessToken> token(JsonNode json, Answer answer) {
    String value = json.path("access_token").asText("");
    if (value.isBlank() || !isBearer(json)) {
      return Optional.empty();
    }
    return Stream.of(AccessToken.ofJwt(value), byAnswer(value, json, answer))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(AccessToken::lifetime));
  }

  private static Optional<AccessToken> byAnswer(String value, JsonNode json, Answer answer) {
    JsonNode seconds = json.path("expires_in");
    if (!seconds.isIntegralNumber() || !seconds.canConvertToLong()) {
      return Optional.empty();
    }
    long lifetime =
        Math.max(0, Math.min(seconds.asLong(), AccessToken.LONGEST_LIFETIME.toSeconds()));
    Instant now = answer.date().orElseGet(Instant::now);
    return Optional.of(AccessToken.issued(value, now.plusSeconds(lifetime), now));
  }

  /** A token of another type must not be used (RFC 6749 section 7.1); none named is the usual. */
  private static boolean isBearer(JsonNode json) {
    return json.path("token_type").asText("Bearer").equalsIgnoreCase("Bearer");
  }

  private static String lack(JsonNode json) {
    if (json.path("access_token").asText("").isBlank()) {
      return "it is blank";
    }
    return isBearer(json) ? "nothing says when it ends" : "it is no bearer token";
  }
}
