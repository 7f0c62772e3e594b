package app.ontos.connections.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LastWordsSocketTest {
  private static final byte[] LAST_WORDS = "unknown_ca".getBytes(StandardCharsets.US_ASCII);

  /** More than the buffers on the way take, so that some of it fails. */
  private static final int CHUNKS = 500;

  private final ServerSocket listener;
  private final LastWordsSocket client;
  private final Socket server;

  LastWordsSocketTest() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    client = new LastWordsSocket(new Socket(listener.getInetAddress(), listener.getLocalPort()));
    server = listener.accept();
  }

  @BeforeEach
  void impatient() throws IOException {
    client.setSoTimeout(10_000);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
    listener.close();
  }

  @Test
  void hearsWhatTheOtherSideSaidBeforeItHungUp() throws IOException {
    // Given
    client.getOutputStream().write(1);
    server.getOutputStream().write(LAST_WORDS);
    server.close();

    // When
    sendMuch();

    // Then
    assertThat(client.getInputStream().readNBytes(LAST_WORDS.length)).isEqualTo(LAST_WORDS);
  }

  @Test
  void tellsOfTheFailedWriteWhereTheOtherSideSaidNothing() throws IOException {
    // Given
    client.getOutputStream().write(1);
    server.close();

    // When
    sendMuch();

    // Then
    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
  }

  @Test
  void passesOnWhatIsWrittenAndRead() throws IOException {
    // Given
    server.getOutputStream().write(new byte[] {(byte) 0xff, 2, 3});

    // When
    client.getOutputStream().write(new byte[] {(byte) 0xfe, 5, 6});

    // Then
    assertThat(server.getInputStream().readNBytes(3)).containsExactly(0xfe, 5, 6);
    assertThat(client.getInputStream().read()).isEqualTo(0xff);
    assertThat(client.getInputStream().readNBytes(2)).containsExactly(2, 3);
  }

  /** The others open a connection, or do what TLS forbids: the JDK passes on none of them. */
  @Test
  void passesOnAllThatTlsAsksOfASocket() {
    // Given
    Set<String> left = Set.of("connect", "bind", "sendUrgentData", "setOOBInline", "getOOBInline");

    // When
    Set<String> forwarded =
        Arrays.stream(ForwardingSocket.class.getDeclaredMethods())
            .filter(method -> !method.isSynthetic())
            .map(Method::getName)
            .collect(Collectors.toSet());

    // Then
    assertThat(Socket.class.getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .filteredOn(method -> !Modifier.isStatic(method.getModifiers()))
        .extracting(Method::getName)
        .filteredOn(name -> !left.contains(name))
        .isSubsetOf(forwarded);
  }

  private void sendMuch() throws IOException {
    OutputStream out = client.getOutputStream();
    for (int i = 0; i < CHUNKS; i++) {
      out.write(new byte[64 * 1024]);
    }
  }
}
