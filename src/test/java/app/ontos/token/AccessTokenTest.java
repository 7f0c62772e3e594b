package app.ontos.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokenTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void hidesItsValueInToString() {
    // Given
    AccessToken token = AccessToken.issued("canary", NOON.plus(HOUR), NOON);

    // When
    String text = token.toString();

    // Then
    assertThat(text)
        .isEqualTo(
            "AccessToken[value=***, issuedAt=2026-11-23T12:00:00Z,"
                + " expiresAt=2026-11-23T13:00:00Z, lifetime=PT1H]");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "an hour by the issuer's clock,        PT60M,  PT60M",
    "five minutes by the issuer's clock,   PT5M,   PT5M",
    "over when it was handed out,          PT-1S,  PT0S",
    "at its very end when handed out,      PT0S,   PT0S",
    "a life longer than any is cut,        PT72H,  PT24H",
  })
  void takesItsLifeFromTwoReadingsOfTheIssuersClock(
      String name, Duration toExpiry, Duration lifetime) {
    // Given
    Instant expiresAt = NOON.plus(toExpiry);

    // When
    AccessToken token = AccessToken.issued("value", expiresAt, NOON);

    // Then
    assertThat(token).isEqualTo(new AccessToken("value", NOON, expiresAt, lifetime));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "clock right,                          PT0S,    PT60M",
    "clock ten minutes ahead,              PT10M,   PT50M",
    "clock an hour ahead: dead on arrival, PT60M,   PT60M",
    "clock two hours ahead,                PT2H,    PT60M",
    "clock a second behind: too long,      PT-1S,   PT60M",
    "clock two hours behind,               PT-2H,   PT60M",
    "clock at the epoch,                   PT-498684H, PT60M",
  })
  void believesTheLocalClockWithinTheAssumedLifeOnly(
      String name, Duration clockError, Duration lifetime) {
    // Given
    Instant expiresAt = NOON.plus(HOUR);
    Instant localNow = NOON.plus(clockError);

    // When
    AccessToken token = AccessToken.expiringAt("value", expiresAt, localNow, HOUR);

    // Then
    assertThat(token.lifetime()).isEqualTo(lifetime);
    assertThat(token.expiresAt()).isEqualTo(expiresAt);
  }

  @Test
  void takesItsLifeFromItsOwnClaims() {
    // Given
    String jwt = Jwts.withPayload("{\"sub\":\"app\",\"iat\":1795435200,\"exp\":1795436100}");

    // When
    Optional<AccessToken> token = AccessToken.ofJwt(jwt);

    // Then
    assertThat(token)
        .contains(
            new AccessToken(jwt, NOON, NOON.plus(Duration.ofMinutes(15)), Duration.ofMinutes(15)));
  }

  @Test
  void isNoJwtWhenItIsOpaque() {
    // Given
    String opaque = "dapi0123456789abcdef";

    // When
    Optional<AccessToken> token = AccessToken.ofJwt(opaque);

    // Then
    assertThat(token).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a blank value,     ' ',    PT1H",
    "a negative life,   value,  PT-1S",
    "an endless life,   value,  PT25H",
  })
  void cannotBeMadeWith(String name, String value, Duration lifetime) {
    // When
    var refusal =
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new AccessToken(value, NOON, NOON, lifetime));

    // Then
    refusal.withMessageNotContaining("value");
  }
}
