package app.ontos.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Mints database credentials, for instances and for endpoints. */
final class CredentialMint {
  private final Catalog catalog;
  private final IssuedTokens tokens;
  private final TokenTerms terms;
  private final EmulatedDatabase database;
  private final AtomicInteger wrongOnes = new AtomicInteger();
  private final AtomicLong mints = new AtomicLong();

  private record Credential(String token, Instant end) {
    @Override
    public String toString() {
      return "Credential[until " + end + "]";
    }
  }

  CredentialMint(
      Catalog catalog, IssuedTokens tokens, TokenTerms terms, EmulatedDatabase database) {
    this.catalog = catalog;
    this.tokens = tokens;
    this.terms = terms;
    this.database = database;
  }

  List<ApiRoute> routes() {
    return List.of(
        ApiRoute.withToken("POST", "/api/2\\.0/database/credentials", this::forInstances),
        ApiRoute.withToken("POST", "/api/2\\.0/postgres/credentials", this::forEndpoint));
  }

  /** The next tokens look well, and PostgreSQL refuses them. */
  void mintWrongOnes(int count) {
    wrongOnes.set(count);
  }

  long mints() {
    return mints.get();
  }

  private ApiAnswer forInstances(ApiRoute.Call call) {
    JsonNode names = call.request().json().path("instance_names");
    if (!names.isArray() || names.isEmpty()) {
      throw invalid("At least one instance name is required");
    }
    for (JsonNode name : names) {
      if (catalog.instance(name.asText()).isEmpty()) {
        throw ApiRefusal.of(
            404, "NOT_FOUND", "Database instance '%s' not found".formatted(name.asText()));
      }
    }
    Credential minted = mint(call.knownCaller().name(), terms.credentialLifetime());
    return ApiAnswer.ok(
        Map.of(
            "token", minted.token(), "expiration_time", terms.reported(minted.end()).toString()));
  }

  private ApiAnswer forEndpoint(ApiRoute.Call call) {
    JsonNode body = call.request().json();
    String path = body.path("endpoint").asText();
    if (!Catalog.isEndpointPath(path)) {
      throw invalid(
          "endpoint must be projects/{project}/branches/{branch}/endpoints/{endpoint}, not '%s'"
              .formatted(path));
    }
    if (catalog.endpoint(path).isEmpty()) {
      throw ApiRefusal.of(404, "NOT_FOUND", "Endpoint '%s' not found".formatted(path));
    }
    Credential minted = mint(call.knownCaller().name(), lifetime(body.path("ttl")));
    return ApiAnswer.ok(
        Map.of("token", minted.token(), "expire_time", terms.reported(minted.end()).toString()));
  }

  /** A shorter life may be asked for, as {@code "600s"}; the platform grants 300 s and more. */
  private Duration lifetime(JsonNode ttl) {
    Duration longest = terms.credentialLifetime();
    if (ttl.isMissingNode() || ttl.isNull()) {
      return longest;
    }
    if (!ttl.asText().matches("\\d{1,4}s")) {
      throw invalid("ttl is not a duration in seconds");
    }
    Duration wanted = Duration.parse("PT" + ttl.asText());
    if (wanted.toSeconds() < 300 || wanted.toSeconds() > 3600) {
      throw invalid("ttl must be between 300s and 3600s");
    }
    return wanted.compareTo(longest) < 0 ? wanted : longest;
  }

  private Credential mint(String role, Duration lifetime) {
    Instant end = Instant.now().plus(lifetime);
    String token = tokens.databaseToken(role, lifetime);
    if (wrongOnes.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
      database.revoke(role);
    } else {
      database.setPassword(role, token, end);
    }
    mints.incrementAndGet();
    return new Credential(token, end);
  }

  private static ApiRefusal invalid(String message) {
    return ApiRefusal.of(400, "INVALID_PARAMETER_VALUE", message);
  }
}
