package app.ontos.connections.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.EmbeddedPostgres;
import app.ontos.testing.PackagedService;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The driver makes our socket factories by their names, and our own exceptions come back through
 * it: both need that it is loaded where the application is, which only the package can show.
 */
class TlsInThePackageIT {
  private static final String TEST = "/api/v1/connections/test";
  private static final String USER = "reader";
  private static final String PASSWORD = "correct horse";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EmbeddedPostgres server = TlsServers.encrypted(Certificates.SERVER);
  private final PackagedService service;

  TlsInThePackageIT() throws IOException {
    server.createDatabase("app_ontos");
    server.createRole(USER, PASSWORD);
    Map<String, String> settings =
        new HashMap<>(
            PackagedService.local(server.port(), server.superuser(), server.superuserPassword()));
    settings.put("ONTOS_ALLOW_LOOPBACK", "true");
    service = PackagedService.start(settings);
  }

  @BeforeEach
  void waitUntilReady() {
    await().atMost(Duration.ofMinutes(2)).until(() -> service.status("/q/health/ready") == 200);
  }

  @AfterEach
  void stop() {
    service.close();
    server.close();
  }

  @Test
  void encryptsAndVerifies() throws Exception {
    // When
    String right = service.post(TEST, environment("localhost")).body();
    String wrong = service.post(TEST, environment("127.0.0.1")).body();

    // Then
    assertThat(right).contains("\"outcome\":\"connected\"", "\"tlsProtocol\":\"TLSv1.3\"");
    assertThat(wrong).contains("TLS_HOST_MISMATCH");
  }

  private String environment(String host) {
    ObjectNode environment =
        JSON.createObjectNode()
            .put("host", host)
            .put("port", server.port())
            .put("database", "app_ontos")
            .put("username", USER);
    environment
        .putObject("tls")
        .put("mode", "verify-full")
        .put("serverCa", Certificates.OURS.certificatePem());
    environment.putObject("authentication").put("method", "password").put("password", PASSWORD);
    return environment.toString();
  }
}
