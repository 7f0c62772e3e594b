package app.ontos.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.testing.ServiceTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send a body as slowly as they can. */
@ServiceTest
class SlowClientsTest {
  /** More than there are threads to answer requests. */
  private static final int MANY = 100;

  private static final String HALF =
      """
      POST /api/v1/data-domains HTTP/1.1
      Host: localhost
      Content-Type: application/json
      Content-Length: 40

      {"name":"""
          .replace("\n", "\r\n");

  private final Deque<Socket> clients = new ArrayDeque<>();

  @AfterEach
  void leave() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
  }

  @Test
  void keepNobodyElseWaiting() throws IOException {
    // Given
    for (int i = 0; i < MANY; i++) {
      sendHalf();
    }

    // When
    Answer answer = answerWithin(Duration.ofSeconds(3));

    // Then
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void areGivenUpAfterAWhile() throws IOException {
    // Given
    Socket client = sendHalf();
    client.setSoTimeout(30_000);

    // When
    int read = client.getInputStream().read();

    // Then
    assertThat(read).as("the end of the connection").isEqualTo(-1);
  }

  private Socket sendHalf() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    clients.add(client);
    client.getOutputStream().write(HALF.getBytes(US_ASCII));
    return client;
  }

  private static Answer answerWithin(Duration limit) {
    try (Wire wire = new Wire(RestAssured.port, limit)) {
      return wire.send(Request.of("GET", "/api/v1/me"));
    }
  }
}
