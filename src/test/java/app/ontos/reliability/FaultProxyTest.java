package app.ontos.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private static final int A_WHILE = 200;

  private EchoServer server;
  private FaultProxy proxy;
  private final List<Socket> clients = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = new EchoServer("");
    proxy = FaultProxy.to(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    proxy.close();
    server.close();
  }

  @Test
  void passesOnWhatIsSaidInBothDirections() throws IOException {
    // Given
    Socket client = client();

    // When
    say(client, "hello");

    // Then
    assertThat(hear(client, 5)).isEqualTo("hello");
  }

  @Test
  void holdsBackWhatIsUnderWayUntilTheNetworkIsFastAgain() throws IOException {
    // Given
    Socket client = connected();
    proxy.slow(Duration.ofHours(1), Duration.ofHours(1));
    say(client, "hello");
    boolean silent = isSilent(client);

    // When
    proxy.recover();

    // Then
    assertThat(silent).isTrue();
    assertThat(hear(client, 5)).isEqualTo("hello");
  }

  @Test
  void swallowsEverythingInABlackHoleAndDeliversItAfterwards() throws IOException {
    // Given
    Socket client = connected();
    proxy.blackHole();
    say(client, "hello");
    Socket another = client();
    say(another, "hallo");
    boolean silent = isSilent(client) && isSilent(another);

    // When
    proxy.recover();

    // Then
    assertThat(silent).isTrue();
    assertThat(hear(client, 5)).isEqualTo("hello");
    assertThat(hear(another, 5)).isEqualTo("hallo");
  }

  @Test
  void resetsWhatIsOpenAndLetsNewConnectionsIn() throws IOException {
    // Given
    Socket client = connected();

    // When
    proxy.reset();

    // Then
    assertThatThrownBy(() -> hear(client, 1))
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
    assertThat(connected().isConnected()).isTrue();
  }

  @Test
  void resetsNewConnectionsToo() throws IOException {
    // Given
    proxy.keepResetting();

    // When
    Socket client = client();

    // Then
    assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(SocketException.class);
    proxy.recover();
    assertThat(connected().isConnected()).isTrue();
  }

  @Test
  void tellsTheServerAndNotTheClientOfAHalfOpenConnection() throws IOException {
    // Given
    Socket client = connected();

    // When
    proxy.halfOpen();

    // Then
    await().until(() -> server.open() == 0);
    say(client, "hello");
    assertThat(isSilent(client)).isTrue();
    assertThat(connected().isConnected()).isTrue();
  }

  @Test
  void cutsAnAnswerAfterSoManyBytes() throws IOException {
    // Given
    Socket client = connected();
    proxy.cutAnswersAfter(3);

    // When
    say(client, "hello");

    // Then
    assertThatThrownBy(() -> hear(client, 5)).isInstanceOf(SocketException.class);
  }

  @Test
  void refusesConnectionsUntilItListensAgain() throws IOException {
    // Given
    Socket client = connected();

    // When
    proxy.refuse();

    // Then
    assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(SocketException.class);
    assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
    proxy.recover();
    assertThat(connected().isConnected()).isTrue();
  }

  @Test
  void leadsNewConnectionsToAnotherServer() throws IOException {
    // Given
    Socket client = connected();
    try (EchoServer other = new EchoServer("other ")) {

      // When
      proxy.leadTo(other.port());

      // Then
      Socket later = client();
      say(later, "hello");
      say(client, "hello");
      assertThat(hear(later, 11)).isEqualTo("other hello");
      assertThat(hear(client, 5)).isEqualTo("hello");
    }
  }

  @Test
  void forgetsConnectionsThatAreClosed() throws IOException {
    // Given
    Socket client = connected();

    // When
    client.close();

    // Then
    await().until(() -> proxy.connections() == 0 && server.open() == 0);
  }

  @Test
  void turnsAwayMoreConnectionsThanItIsMadeFor() throws IOException {
    // Given
    for (int i = 0; i < FaultProxy.MOST_CONNECTIONS; i++) {
      connected();
    }

    // When
    Socket client = client();

    // Then
    assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(SocketException.class);
  }

  private Socket client() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(10_000);
    clients.add(client);
    return client;
  }

  /** One that has been all the way to the server. */
  private Socket connected() throws IOException {
    Socket client = client();
    say(client, "?");
    assertThat(hear(client, 1)).isEqualTo("?");
    return client;
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hear(Socket client, int length) throws IOException {
    byte[] heard = client.getInputStream().readNBytes(length);
    return new String(heard, StandardCharsets.US_ASCII);
  }

  private static boolean isSilent(Socket client) throws IOException {
    client.setSoTimeout(A_WHILE);
    try {
      return client.getInputStream().read() == Integer.MIN_VALUE;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      client.setSoTimeout(10_000);
    }
  }
}
