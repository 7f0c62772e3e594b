package app.ontos.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BoundedHttpTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration IMPATIENT = Duration.ofMillis(700);

  // ---- where calls lead

  @Test
  void showsTheCheckTheNameAndTheAddressThatItConnectsTo() throws IOException {
    // Given
    List<String> seen = new ArrayList<>();
    AddressCheck check = (host, address) -> seen.add(host + " " + address.getHostAddress());
    try (ScriptedServer server = ScriptedServer.answering("{}")) {
      URI url = URI.create("http://localhost:" + server.port() + "/x");

      // When
      Answer answer = new BoundedHttp(PATIENT, check).send(get(url));

      // Then
      assertThat(answer.status()).isEqualTo(200);
      assertThat(seen).last().isEqualTo("localhost 127.0.0.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void sendsNothingToAnAddressThatIsRefused(String scheme) {
    // Given
    IOException verdict = new IOException("not there");
    AddressCheck check =
        (host, address) -> {
          throw verdict;
        };
    try (ScriptedServer server = ScriptedServer.answering("{}")) {
      URI url = URI.create(scheme + "://localhost:" + server.port() + "/x");

      // When
      NoAnswer failure = noAnswer(new BoundedHttp(PATIENT, check), get(url));

      // Then
      assertThat(failure.addressRefused()).isTrue();
      assertThat(failure).hasMessage("not there").hasRootCause(verdict);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void checksEachCallAnew() throws IOException {
    // Given
    List<InetAddress> seen = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.answering("{}")) {
      BoundedHttp http = new BoundedHttp(PATIENT, (host, address) -> seen.add(address));
      http.send(get(server.at("/1")));

      // When
      http.send(get(server.at("/2")));

      // Then
      assertThat(seen).hasSize(2);
    }
  }

  @Test
  void showsTheCheckAnIpv6AddressWithoutBrackets() {
    // Given
    List<String> seen = new ArrayList<>();
    BoundedHttp http = new BoundedHttp(PATIENT, (host, address) -> seen.add(host));

    // When
    noAnswer(http, get(URI.create("http://[::1]:1/x")));

    // Then
    assertThat(seen).containsExactly("::1");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws IOException {
    // Given
    try (ScriptedServer elsewhere = ScriptedServer.answering("{}");
        ScriptedServer server =
            ScriptedServer.answering(status, "", Map.of("Location", elsewhere.url() + "/there"))) {

      // When
      Answer answer = http().send(get(server.at("/here")));

      // Then
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.redirection()).contains("127.0.0.1");
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  // ---- what is sent

  @Test
  void sendsNothingOfItsOwnButWhatHttpNeeds() throws IOException {
    // Given
    try (ScriptedServer server =
        ScriptedServer.answering(200, "{}", Map.of("Set-Cookie", "session=1; Path=/"))) {
      BoundedHttp http = http();
      http.send(get(server.at("/1")));

      // When
      http.send(get(server.at("/2")));

      // Then
      Set<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      headers.addAll(server.requests().get(1).headers().keySet());
      assertThat(headers).containsExactly("Connection", "Host", "User-Agent");
    }
  }

  @Test
  void doesNotAnswerAChallenge() throws IOException {
    // Given
    try (ScriptedServer server =
        ScriptedServer.answering(401, "", Map.of("WWW-Authenticate", "Basic realm=\"x\""))) {

      // When
      Answer answer = http().send(get(server.at("/x")));

      // Then
      assertThat(answer.status()).isEqualTo(401);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void leavesThePathAsItIs() throws IOException {
    // Given
    try (ScriptedServer server = ScriptedServer.answering("{}")) {

      // When
      http().send(get(server.at("/a//b/%7Ec")));

      // Then
      assertThat(server.requests().get(0).path()).isEqualTo("/a//b/~c");
    }
  }

  // ---- how calls end

  @Test
  void makesACallOnceThoughTheConnectionBreaks() {
    // Given
    try (ScriptedServer server = ScriptedServer.doing(exchange -> exchange.close())) {

      // When
      NoAnswer failure = noAnswer(http(), get(server.at("/x")));

      // Then
      assertThat(failure.addressRefused()).isFalse();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void endsWithAnAnswerThatTrickles() {
    // Given
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedServer server =
        ScriptedServer.doing(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              trickle(exchange.getResponseBody(), over);
            })) {
      long start = System.nanoTime();

      // When
      NoAnswer failure =
          noAnswer(new BoundedHttp(IMPATIENT, AddressCheck.NONE), get(server.at("/x")));

      // Then
      over.countDown();
      assertThat(failure).hasMessage("no answer within 700 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void readsAnAnswerUpToItsLimit() throws IOException {
    // Given
    try (ScriptedServer server = ScriptedServer.answering("x".repeat(Answer.LONGEST))) {

      // When
      Answer answer = http().send(get(server.at("/x")));

      // Then
      assertThat(answer.body()).hasSize(Answer.LONGEST);
    }
  }

  @Test
  void readsNoAnswerBeyondItsLimit() {
    // Given
    try (ScriptedServer server = ScriptedServer.answering("x".repeat(Answer.LONGEST + 1))) {

      // When
      NoAnswer failure = noAnswer(http(), get(server.at("/x")));

      // Then
      assertThat(failure).hasMessageContaining("longer than 1048576 bytes");
    }
  }

  @Test
  void readsNoEndlessAnswerToItsEnd() {
    // Given
    try (ScriptedServer server =
        ScriptedServer.doing(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] much = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
              for (int i = 0; i < 1_000_000; i++) {
                exchange.getResponseBody().write(much);
              }
            })) {

      // When
      NoAnswer failure = noAnswer(http(), get(server.at("/x")));

      // Then
      assertThat(failure).hasMessageContaining("longer than");
    }
  }

  @Test
  void doesNotTellTheAddressBehindAName() {
    // Given
    URI nobody = URI.create("http://localhost:1/x");

    // When
    NoAnswer failure = noAnswer(http(), get(nobody));

    // Then
    assertThat(failure).hasMessageContaining("Connection refused");
    assertThat(failure.getMessage() + failure.getCause())
        .doesNotContain("127.0.0.1", "0:0:0:0:0:0:0:1");
  }

  @Test
  void hidesTheBodyInWhatItPrints() {
    // When
    String text = new Answer(200, Map.of("X", List.of("sesame")), "{\"t\": \"sesame\"}").toString();

    // Then
    assertThat(text).contains("200").doesNotContain("sesame");
  }

  private static BoundedHttp http() {
    return new BoundedHttp(PATIENT, AddressCheck.NONE);
  }

  private static HttpUriRequest get(URI url) {
    return RequestBuilder.get(url).build();
  }

  private static NoAnswer noAnswer(BoundedHttp http, HttpUriRequest request) {
    return catchThrowableOfType(NoAnswer.class, () -> http.send(request));
  }

  private static void trickle(OutputStream body, CountDownLatch over) throws IOException {
    try {
      while (!over.await(50, TimeUnit.MILLISECONDS)) {
        body.write(' ');
        body.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
