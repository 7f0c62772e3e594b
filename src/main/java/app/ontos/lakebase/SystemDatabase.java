package app.ontos.lakebase;

import app.ontos.token.TokenSnapshot;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.agroal.api.AgroalDataSourceMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the service stands with its own database; holds no secret.
 *
 * @param state the name of the {@link DatabaseState}, in lower case
 * @param host absent until it is known
 * @param user the PostgreSQL role; absent until it is known
 * @param userSource how the user was found, PROD only
 * @param lakebase the endpoint or instance that mints the credentials, PROD only
 * @param token the database credential, PROD only
 * @param migrations the state of the schema; absent until it is up to date
 * @param diagnosis what is wrong, and what mends it
 * @param notices what is odd, and keeps nobody from working
 * @param failures what went wrong lately, the latest first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SystemDatabase(
    LakebaseMode mode,
    String state,
    Optional<String> host,
    int port,
    String database,
    String schema,
    Optional<String> user,
    Optional<String> userSource,
    Optional<String> lakebase,
    Optional<Token> token,
    Pool pool,
    Optional<Migrations.Outcome> migrations,
    Optional<Diagnosis> diagnosis,
    List<Diagnosis> notices,
    List<RecentFailures.Failure> failures) {

  /** Connections of the pool: in use, idle, and callers that wait for one. */
  public record Pool(long active, long idle, long waiting) {
    static Pool of(AgroalDataSourceMetrics metrics) {
      return new Pool(metrics.activeCount(), metrics.availableCount(), metrics.awaitingCount());
    }
  }

  /**
   * The database credential, without itself. Spans are in seconds.
   *
   * @param phase what the rotation is doing
   * @param issuedAt when it was issued, as the issuer said
   * @param expiresAt when it ends, as the issuer said
   * @param age how old it is
   * @param expiresIn how long it lives still
   * @param ageFraction the part of its life that has passed
   * @param nextRefreshIn when the next mint is due
   * @param lastFailure the last failed mint since the last that did not fail
   * @param minted how many there have been
   * @param failed how many mints failed
   * @param dropped how many were thrown away because the server refused them
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Token(
      TokenSnapshot.Phase phase,
      Optional<Instant> issuedAt,
      Optional<Instant> expiresAt,
      Optional<Double> age,
      Optional<Double> expiresIn,
      Optional<Double> ageFraction,
      Optional<Double> nextRefreshIn,
      Optional<String> lastFailure,
      long minted,
      long failed,
      long dropped) {

    static Token of(TokenSnapshot token) {
      Optional<TokenSnapshot.InHand> held = token.token();
      return new Token(
          token.phase(),
          held.map(TokenSnapshot.InHand::issuedAt),
          held.map(TokenSnapshot.InHand::expiresAt),
          held.map(TokenSnapshot.InHand::age).map(Token::seconds),
          held.map(TokenSnapshot.InHand::expiresIn).map(Token::seconds),
          held.map(TokenSnapshot.InHand::ageFraction).map(part -> Math.round(part * 1000) / 1000.0),
          token.nextAttemptIn().map(Token::seconds),
          token.trouble().map(TokenSnapshot.LastFailure::message),
          token.minted(),
          token.failed(),
          token.dropped());
    }

    private static double seconds(Duration span) {
      return span.toMillis() / 1000.0;
    }
  }
}
