package app.ontos.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A secret that opens a door for a while, with what its issuer said about that while.
 *
 * <p>Only {@code lifetime} decides anything: it is counted by a {@link MonotonicClock} from the
 * moment the token was asked for. The two instants are for people. Choose the factory by what is
 * known, the best first:
 *
 * <ol>
 *   <li>{@link #issued} when the issuer's own clock is known, for example from the HTTP {@code
 *       Date} header of the same answer: two readings of one clock, so the local clock does not
 *       matter.
 *   <li>{@link #ofJwt} when the token is a JWT: {@code exp - iat} does not depend on any clock.
 *   <li>{@link #expiringAt} when there is nothing but an absolute expiry: the local clock must do,
 *       within bounds.
 * </ol>
 *
 * <p>Immutable. {@code toString} never shows the value, not even its length.
 *
 * @param value the secret itself; not blank
 * @param issuedAt when it was issued, by the best clock known; for display
 * @param expiresAt when it ends, as the issuer said; for display
 * @param lifetime how long it is good for from the moment of receipt; from zero (already over) to
 *     {@link #LONGEST_LIFETIME}
 */
public record AccessToken(String value, Instant issuedAt, Instant expiresAt, Duration lifetime) {

  /**
   * No lifetime is believed beyond this; a longer one is cut, which costs a refresh and no more.
   */
  public static final Duration LONGEST_LIFETIME = Duration.ofHours(24);

  /** The life of a Databricks OAuth token and database credential unless a shorter one is asked. */
  public static final Duration USUAL_LIFETIME = Duration.ofMinutes(60);

  public AccessToken {
    Objects.requireNonNull(value, "value is null");
    Objects.requireNonNull(issuedAt, "issuedAt is null");
    Objects.requireNonNull(expiresAt, "expiresAt is null");
    Objects.requireNonNull(lifetime, "lifetime is null");
    if (value.isBlank()) {
      throw new IllegalArgumentException("the token is blank");
    }
    if (lifetime.isNegative() || lifetime.compareTo(LONGEST_LIFETIME) > 0) {
      throw new IllegalArgumentException(
          "lifetime must be from 0 to " + LONGEST_LIFETIME + " but is " + lifetime);
    }
  }

  /**
   * A token whose issuer's clock is known. A token that was over when it was handed out gets a
   * lifetime of zero, so that it is refused rather than believed.
   *
   * @param serverNow the issuer's clock when it answered
   */
  public static AccessToken issued(String value, Instant expiresAt, Instant serverNow) {
    return new AccessToken(
        value, serverNow, expiresAt, bounded(Duration.between(serverNow, expiresAt)));
  }

  /**
   * A token that carries its own times; empty when it is not a JWT with both {@code iat} and {@code
   * exp}. The signature is not checked: the door does that, and a wrong time only makes us refresh
   * too early or be refused.
   *
   * <p>The token must be new: for one that an inner cache has held for a while the life would be
   * counted from the start again.
   */
  public static Optional<AccessToken> ofJwt(String value) {
    return JwtTimes.read(value)
        .map(
            times ->
                new AccessToken(
                    value, times.issuedAt(), times.expiresAt(), bounded(times.lifetime())));
  }

  /**
   * A token of which only an absolute expiry is known, read against the local clock. The result is
   * believed only within {@code (0, assumedLifetime]}, because a wrong local clock shows itself in
   * two ways and both must do no harm:
   *
   * <ul>
   *   <li>it is ahead: the new token seems to be over already, and would be minted again and again.
   *       No issuer hands out a dead token, so {@code assumedLifetime} is taken;
   *   <li>it is behind: the token seems to live for hours longer than any such token does, and
   *       would be used when it is dead. So {@code assumedLifetime} is taken.
   * </ul>
   *
   * @param localNow this machine's clock when the token arrived
   * @param assumedLifetime the longest life such a token has; {@link #USUAL_LIFETIME} for
   *     Databricks
   */
  public static AccessToken expiringAt(
      String value, Instant expiresAt, Instant localNow, Duration assumedLifetime) {
    Duration apparent = Duration.between(localNow, expiresAt);
    boolean believable =
        apparent.compareTo(Duration.ZERO) > 0 && apparent.compareTo(assumedLifetime) <= 0;
    return new AccessToken(value, localNow, expiresAt, believable ? apparent : assumedLifetime);
  }

  private static Duration bounded(Duration lifetime) {
    if (lifetime.isNegative()) {
      return Duration.ZERO;
    }
    return lifetime.compareTo(LONGEST_LIFETIME) > 0 ? LONGEST_LIFETIME : lifetime;
  }

  @Override
  public String toString() {
    return "AccessToken[value=***, issuedAt=%s, expiresAt=%s, lifetime=%s]"
        .formatted(issuedAt, expiresAt, lifetime);
  }
}
