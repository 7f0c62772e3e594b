package app.ontos.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwtTimesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "as Databricks writes it  | {\"aud\":\"x\",\"iat\":1000,\"exp\":4600,\"sub\":\"a@b.c\"}",
        "the other way round      | {\"exp\":4600,\"iat\":1000}",
        "with white space         | ` { \"iat\" : 1000 ,\n\t\"exp\"\r\n:  4600 } `",
        "as decimal fractions     | {\"iat\":1000.0,\"exp\":4600.000}",
        "with exponents           | {\"iat\":1e3,\"exp\":4.6E+3}",
        "after nested objects     | {\"act\":{\"exp\":1,\"iat\":2},\"iat\":1000,\"exp\":4600}",
        "before nested objects    | {\"iat\":1000,\"exp\":4600,\"act\":{\"exp\":1,\"a\":[{}]}}",
        "after an array           | {\"l\":[\"exp\",1,[2]],\"iat\":1000,\"exp\":4600}",
        "beside a text with them  | {\"iat\":1000,\"exp\":4600,\"t\":\"\\\"exp\\\":1,{\"}",
        "beside a text named so   | {\"t\":\"exp\",\"iat\":1000,\"exp\":4600}",
        "beside other kinds       | {\"a\":true,\"b\":null,\"iat\":1000,\"exp\":4600}",
        "with a backslash at end  | {\"a\":\"\\\\\",\"iat\":1000,\"exp\":4600}",
        "given twice: the last    | {\"exp\":7,\"iat\":1000,\"exp\":4600}",
        "beside letters beyond    | {\"n\":\"Zoë 漢字\",\"iat\":1000,\"exp\":4600}",
      })
  void readsTheTimesOfAToken(String name, String payload) {
    // Given
    String token = Jwts.withPayload(payload);

    // When
    Optional<JwtTimes> times = JwtTimes.read(token);

    // Then
    assertThat(times)
        .contains(new JwtTimes(Instant.ofEpochSecond(1000), Instant.ofEpochSecond(4600)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no exp                | {\"iat\":1000}",
        "no iat                | {\"exp\":4600}",
        "an end at the start   | {\"iat\":1000,\"exp\":1000}",
        "an end before start   | {\"iat\":4600,\"exp\":1000}",
        "times as text         | {\"iat\":\"1000\",\"exp\":\"4600\"}",
        "times of zero         | {\"iat\":0,\"exp\":4600}",
        "negative times        | {\"iat\":-5,\"exp\":4600}",
        "times past all years  | {\"iat\":1000,\"exp\":1e300}",
        "a time that is none   | {\"iat\":1000,\"exp\":NaN}",
        "a time without end    | {\"iat\":1000,\"exp\":1e999999999}",
        "times deeper down     | {\"a\":{\"iat\":1000,\"exp\":4600}}",
        "a list                | [{\"iat\":1000,\"exp\":4600}]",
        "an object cut short   | {\"iat\":1000,\"exp\":4600",
        "a text cut short      | {\"iat\":1000,\"exp\":4600,\"a\":\"b",
        "brackets that cross   | {\"iat\":1000,\"exp\":4600,\"a\":[}]",
        "more after the end    | {\"iat\":1000,\"exp\":4600},",
        "a bare number         | 4600",
        "nothing at all        | ``",
      })
  void isEmptyForAPayloadWith(String name, String payload) {
    // Given
    String token = Jwts.withPayload(payload);

    // When
    Optional<JwtTimes> times = JwtTimes.read(token);

    // Then
    assertThat(times).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a personal access token,  dapi0123456789abcdef",
    "two parts,                a.b",
    "four parts,               a.e30.c.d",
    "five parts as of a JWE,   a.b.c.d.e",
    "a payload not in base64,  a.%%%.c",
    "dots alone,               ..",
    "nothing,                  ''",
  })
  void isEmptyForATokenThatIs(String name, String token) {
    // When
    Optional<JwtTimes> times = JwtTimes.read(token);

    // Then
    assertThat(times).isEmpty();
  }

  @Test
  void isNotLedAstrayByDeepNesting() {
    // Given
    String deep = "{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + ",\"iat\":1,\"exp\":2}";

    // When
    Optional<JwtTimes> times = JwtTimes.read(Jwts.withPayload(deep));

    // Then
    assertThat(times.map(JwtTimes::lifetime)).contains(Duration.ofSeconds(1));
  }

  @Test
  void doesNotReadATokenOfAbsurdLength() {
    // Given
    String text = "x".repeat(100_000);
    String huge = Jwts.withPayload("{\"iat\":1,\"exp\":2,\"a\":\"" + text + "\"}");

    // When
    Optional<JwtTimes> times = JwtTimes.read(huge);

    // Then
    assertThat(times).isEmpty();
  }
}
