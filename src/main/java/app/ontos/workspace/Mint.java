package app.ontos.workspace;

import app.ontos.token.AccessToken;
import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for database credentials. */
final class Mint {
  private final Session session;

  Mint(Session session) {
    this.session = session;
  }

  AccessToken credential(Lakebase lakebase) {
    return lakebase instanceof Lakebase.Provisioned provisioned
        ? forInstance(provisioned.instance())
        : forEndpoint(lakebase.name());
  }

  private AccessToken forInstance(String instance) {
    String what = "database().generateDatabaseCredential()";
    var request =
        new com.databricks.sdk.service.database.GenerateDatabaseCredentialRequest()
            .setInstanceNames(List.of(instance))
            .setRequestId(UUID.randomUUID().toString());
    var answer = session.call(what, () -> session.database().generateDatabaseCredential(request));
    return token(what, answer.getToken(), instant(answer.getExpirationTime()));
  }

  private AccessToken forEndpoint(String endpoint) {
    String what = "postgres().generateDatabaseCredential()";
    var request =
        new com.databricks.sdk.service.postgres.GenerateDatabaseCredentialRequest()
            .setEndpoint(endpoint);
    var answer = session.call(what, () -> session.postgres().generateDatabaseCredential(request));
    return token(what, answer.getToken(), instant(answer.getExpireTime()));
  }

  /** The token's own times are the best: the answer's expiry needs a local clock that is right. */
  private AccessToken token(String what, @Nullable String token, Optional<Instant> expiry) {
    if (token == null || token.isBlank()) {
      throw session.unreadable(what, "has no token");
    }
    return AccessToken.ofJwt(token)
        .or(
            () ->
                expiry.map(
                    end ->
                        AccessToken.expiringAt(
                            token, end, Instant.now(), AccessToken.USUAL_LIFETIME)))
        .orElseThrow(() -> session.unreadable(what, "does not say when the token ends"));
  }

  private static Optional<Instant> instant(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(@Nullable Timestamp time) {
    try {
      return time == null
          ? Optional.empty()
          : Optional.of(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
