package app.ontos.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.testing.ServiceTest;
import io.restassured.RestAssured;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hardly HTTP is answered like everything else. */
@ServiceTest
class ProtocolTest {
  private static final String PROBLEM = "application/problem+json";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/data-domains/%00",
        "/api/v1/connections/00000000-0000-4000-8000-000000000000/environments/%00/schemas",
        "/api/v1/data-domains?q=a%00b",
        "/domains/%00"
      })
  void refusesNulInAnAddress(String target) {
    // Given
    Request request = Request.of("GET", target);

    // When
    Answer answer = answer(request);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.mediaType()).isEqualTo(PROBLEM);
  }

  @Test
  void refusesARequestToNoHostWithAProblem() {
    // Given
    Request request = Request.of("GET", "/api/v1/data-domains").with("Host", "a b");

    // When
    Answer answer = answer(request);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.mediaType()).isEqualTo(PROBLEM);
    assertThat(answer.text()).contains("malformed-request").doesNotContain("Exception");
    assertThat(answer.header("X-Request-Id")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/imports",
        "/api/v1/glossaries/00000000-0000-4000-8000-000000000000/imports"
      })
  void wantsToKnowWhatIsImported(String target) {
    // Given
    Request request = Request.of("POST", target).with("Content-Type", "").withBody("{}");

    // When
    Answer answer = answer(request);

    // Then
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.mediaType()).isEqualTo(PROBLEM);
  }

  @Test
  void takesAnEmptyAcceptForNone() {
    // Given
    String glossary = "/api/v1/glossaries/00000000-0000-4000-8000-000000000000/document";

    // When
    Answer answer = answer(Request.of("GET", glossary).with("Accept", ""));

    // Then
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.mediaType()).isEqualTo(PROBLEM);
  }

  @Test
  void goesOnOnTheSameConnectionAfterARefusal() {
    // Given
    try (Wire wire = new Wire(RestAssured.port, Duration.ofSeconds(30))) {
      wire.send(Request.of("GET", "/api/v1/data-domains/%00"));

      // When
      Answer answer = wire.send(Request.of("GET", "/api/v1/me"));

      // Then
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  private static Answer answer(Request request) {
    try (Wire wire = new Wire(RestAssured.port, Duration.ofSeconds(30))) {
      return wire.send(request);
    }
  }
}
