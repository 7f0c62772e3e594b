package app.ontos.shared.json;

import static app.ontos.testing.Api.DOMAINS;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import app.ontos.testing.ServiceTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ServiceTest
class BadBodyTest {
  private static final String NESTED = "[".repeat(500) + "]".repeat(500);

  static Stream<Arguments> malformedBodies() {
    return Stream.of(
        Arguments.of("nothing", ""),
        Arguments.of("half an object", "{\"name\": "),
        Arguments.of("a list", "[]"),
        Arguments.of("text", "\"name\""),
        Arguments.of("null", "null"),
        Arguments.of("something after the object", "{\"name\": \"a\"} {}"),
        Arguments.of("a key twice", "{\"name\": \"a\", \"name\": \"b\"}"),
        Arguments.of("500 levels of nesting", "{\"name\": " + NESTED + "}"),
        Arguments.of("a comment", "{/* */\"name\": \"a\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedBodies")
  void refusesABodyThatIsNoSingleWellFormedObject(String what, String body) {
    // Given
    var request = given().contentType("application/json").body(body);

    // When
    var response = request.post(DOMAINS);

    // Then
    response
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("malformed-request"));
  }

  static Stream<Arguments> invalidNames() {
    return Stream.of(
        Arguments.of("a NUL character", "\"a\\u0000b\""),
        Arguments.of("half a surrogate pair", "\"a\\ud800b\""),
        Arguments.of("a line break", "\"a\\nb\""),
        Arguments.of("201 characters", "\"" + "x".repeat(201) + "\""),
        Arguments.of("white space alone", "\"  \""),
        Arguments.of("null", "null"),
        Arguments.of("a number", "1"),
        Arguments.of("an object", "{}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalidNames")
  void refusesANameThatCannotBeKept(String what, String name) {
    // Given
    var request = given().contentType("application/json").body("{\"name\": " + name + "}");

    // When
    var response = request.post(DOMAINS);

    // Then
    response.then().statusCode(422).body("errors[0].pointer", equalTo("/name"));
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    // Given
    byte[] body = "{\"name\": \"\u00e4\u00f6\"}".getBytes(StandardCharsets.ISO_8859_1);

    // When
    var response = given().contentType("application/json").body(body).post(DOMAINS);

    // Then
    response.then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  void refusesABodyOfTenMegabytes() {
    // Given
    String body = "{\"name\": \"" + "x".repeat(10_000_000) + "\"}";

    // When
    var response = given().contentType("application/json").body(body).post(DOMAINS);

    // Then
    response
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("too-large"));
  }

  @Test
  void refusesALargeBodyOfUnannouncedLength() throws Exception {
    // Given
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(("{\"name\": \"" + "x".repeat(3_000_000) + "\"}").getBytes(StandardCharsets.UTF_8));
    byte[] bytes = body.toByteArray();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + DOMAINS))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.fromPublisher(
                    HttpRequest.BodyPublishers.ofByteArray(bytes)))
            .build();

    // When
    HttpResponse<String> response =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString());

    // Then
    Assertions.assertThat(response.statusCode()).isEqualTo(413);
    Assertions.assertThat(response.body()).contains("too-large");
  }

  @ParameterizedTest(name = "{0} bytes to {1}")
  @CsvSource({
    "2000001, /api/v1/data-domains, 2000000 bytes",
    "2000001, /api/v1/glossaries/imports, 2000000 bytes",
    "512000001, /api/v1/glossaries/00000000-0000-7000-8000-000000000000/imports, 512000000 bytes"
  })
  void refusesABodyThatAnnouncesItsExcessBeforeItComes(String length, String path, String limit)
      throws Exception {
    // Given
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/turtle\r\nContent-Length: %s\r\n\r\n"
            .formatted(path, length);

    // When
    String answer = answerTo(head);

    // Then
    Assertions.assertThat(answer)
        .startsWith("HTTP/1.1 413 ")
        .containsIgnoringCase("connection: close")
        .contains("too-large", limit);
  }

  @Test
  void expectsNoMoreThanTheLimitOfAnImport() throws Exception {
    // Given
    String head =
        """
        POST /api/v1/glossaries/%s/imports HTTP/1.1\r
        Host: localhost\r
        Content-Type: text/turtle\r
        Content-Length: 2000001\r
        Connection: close\r
        \r
        """
            .formatted("00000000-0000-7000-8000-000000000000");

    // When
    String answer = answerTo(head + " ".repeat(2_000_001));

    // Then
    Assertions.assertThat(answer).startsWith("HTTP/1.1 404 ");
  }

  /** What the service says, a problem. It may leave the connection open for the rest of a body. */
  private static String answerTo(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      int read = 0;
      while (read >= 0 && read != '}') {
        read = socket.getInputStream().read();
        answer.write(read);
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void refusesABodyThatIsNotJson() {
    // Given
    var request = given().contentType("text/plain").body("name=a");

    // When
    var response = request.post(DOMAINS);

    // Then
    response.then().statusCode(415).contentType("application/problem+json");
  }

  @Test
  void offersJsonAlone() {
    // Given
    var request = given().accept("text/html");

    // When
    var response = request.get(DOMAINS);

    // Then
    response.then().statusCode(406).contentType("application/problem+json");
  }

  @Test
  void answersAPathThatNothingServesWithAProblem() {
    // Given
    var request = given().header("X-Request-Id", "tour.1");

    // When
    var response = request.get("/api/v1/nothing");

    // Then
    response
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .header("X-Request-Id", "tour.1")
        .body("instance", equalTo("tour.1"));
  }

  @Test
  void makesAnIdOfItsOwnForARequestWhoseIdIsHostile() {
    // Given
    var request = given().header("X-Request-Id", "a\" onload=\"x");

    // When
    var response = request.get("/api/v1/nothing");

    // Then
    response.then().header("X-Request-Id", notNullValue());
    Assertions.assertThat(response.header("X-Request-Id")).doesNotContain("onload");
  }
}
