package app.ontos.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whom a call trusts: who the JVM trusts, under its own name. A JVM's trust is set at its start.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpsTest {
  private static final String PASSWORD = "password";

  @TempDir private static Path folder;
  private Path store;
  private HttpsServer server;

  @BeforeAll
  void listen() throws Exception {
    store = folder.resolve("localhost.p12");
    makeCertificate();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.setHttpsConfigurator(new HttpsConfigurator(identity()));
    byte[] me = "{\"userName\": \"ada@example.com\"}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, me.length);
          exchange.getResponseBody().write(me);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  void close() {
    server.stop(0);
  }

  @Test
  void trustsWhomTheJvmTrusts() throws IOException {
    // When
    String outcome = call("localhost", true);

    // Then
    assertThat(outcome).contains("logged in as ada@example.com");
  }

  @Test
  void trustsNobodyElse() throws IOException {
    // When
    String outcome = call("localhost", false);

    // Then
    assertThat(outcome).contains("CONTROL_PLANE_UNREACHABLE", "SSLHandshakeException");
  }

  @Test
  void trustsNobodyUnderAnotherName() throws IOException {
    // When
    String outcome = call("127.0.0.1", true);

    // Then
    assertThat(outcome).contains("CONTROL_PLANE_UNREACHABLE", "SSLPeerUnverifiedException");
  }

  private String call(String host, boolean trusted) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program("java"));
    if (trusted) {
      command.add("-Djavax.net.ssl.trustStore=" + store);
      command.add("-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CallInAnotherProcess.class.getName());
    command.add("https://%s:%d".formatted(host, server.getAddress().getPort()));
    return run(command);
  }

  /** A key with its certificate, which is trusted only when it is there by itself, too. */
  private void makeCertificate() throws IOException {
    String certificate = folder.resolve("localhost.pem").toString();
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
    keytool("-exportcert", "-alias", "mykey", "-file", certificate);
    keytool("-importcert", "-noprompt", "-alias", "trusted", "-file", certificate);
  }

  private void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program("keytool")));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    run(command);
  }

  private SSLContext identity() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
