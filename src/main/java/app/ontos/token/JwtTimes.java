package app.ontos.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two moments a JWT carries about itself, read without verifying it.
 *
 * <p>Their difference tells how long the token lives without reference to any clock of ours.
 * Nothing may be allowed or denied on the strength of it.
 *
 * @param issuedAt the claim {@code iat}
 * @param expiresAt the claim {@code exp}; after {@code issuedAt}
 */
public record JwtTimes(Instant issuedAt, Instant expiresAt) {

  private static final int LONGEST_TOKEN = 64 * 1024;
  private static final double LATEST_SECOND = 253_402_300_799d; // the end of the year 9999

  /**
   * Reads the times of {@code token}; empty when it is anything else than a JWT whose payload has a
   * sensible {@code iat} before a sensible {@code exp}. Never throws.
   */
  public static Optional<JwtTimes> read(String token) {
    List<String> parts = List.of(token.split("\\.", -1));
    if (parts.size() != 3 || token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    return decoded(parts.get(1)).map(NumericClaims::of).flatMap(JwtTimes::from);
  }

  private static Optional<String> decoded(String payload) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<JwtTimes> from(Map<String, Double> claims) {
    Optional<Instant> issuedAt = moment(claims, "iat");
    Optional<Instant> expiresAt = moment(claims, "exp");
    return issuedAt.flatMap(
        start -> expiresAt.filter(start::isBefore).map(end -> new JwtTimes(start, end)));
  }

  private static Optional<Instant> moment(Map<String, Double> claims, String name) {
    return Optional.ofNullable(claims.get(name))
        .filter(seconds -> seconds > 0 && seconds <= LATEST_SECOND)
        .map(seconds -> Instant.ofEpochMilli(Math.round(seconds * 1000)));
  }

  /** How long the token lives from its issue to its end; positive. */
  public Duration lifetime() {
    return Duration.between(issuedAt, expiresAt);
  }
}
