package app.ontos.shared.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ontos.local.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class CheckedSocketFactoryTest {
  private static final int PATIENCE = 5000;

  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void refusesThisMachine(String host) throws IOException {
    // Given
    SocketFactory sockets = factory(Policies.standard());

    // When
    Throwable refused = catchThrowable(() -> connect(sockets, host));

    // Then
    assertThat(refused).isInstanceOf(AddressRefused.class);
    assertThat(nobodyHasCome()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void connectsToThisMachineIfTold(String host) throws IOException {
    // Given
    SocketFactory sockets = factory(Policies.withLoopback());

    // When
    try (Socket socket = connect(sockets, host);
        Socket accepted = server.accept()) {

      // Then
      assertThat(socket.getLocalPort()).isEqualTo(accepted.getPort());
    }
  }

  @Test
  void refusesAnAllowedNameThatHasBecomeThisMachine() throws IOException {
    // Given
    SocketFactory sockets = factory(Policies.standard());
    InetAddress rebound =
        InetAddress.getByAddress("w.cloud.databricks.com", new byte[] {127, 0, 0, 1});
    InetSocketAddress remote = new InetSocketAddress(rebound, server.getLocalPort());

    // When
    AddressRefused refused;
    try (Socket socket = sockets.createSocket()) {
      refused = catchThrowableOfType(AddressRefused.class, () -> socket.connect(remote, PATIENCE));
    }

    // Then
    assertThat(refused)
        .hasMessage(
            "The host w.cloud.databricks.com has an address that this service does not connect to");
    assertThat(nobodyHasCome()).isTrue();
  }

  @Test
  void refusesThisMachineInEveryWayToMakeASocket() throws IOException {
    // Given
    SocketFactory sockets = factory(Policies.standard());
    InetAddress here = InetAddress.getLoopbackAddress();
    int port = server.getLocalPort();

    // When
    List<Throwable> failures =
        List.of(
            catchThrowable(() -> sockets.createSocket("localhost", port)),
            catchThrowable(() -> sockets.createSocket("localhost", port, here, 0)),
            catchThrowable(() -> sockets.createSocket(here, port)),
            catchThrowable(() -> sockets.createSocket(here, port, here, 0)),
            catchThrowable(() -> connectWithoutTimeout(sockets, new InetSocketAddress(here, port))),
            catchThrowable(
                () ->
                    connectWithoutTimeout(
                        sockets, InetSocketAddress.createUnresolved("localhost", port))));

    // Then
    assertThat(failures).hasSize(6).allMatch(AddressRefused.class::isInstance);
    assertThat(nobodyHasCome()).isTrue();
  }

  @Test
  void saysThatANameIsNotKnown() {
    // Given
    SocketFactory sockets = factory(Policies.allowing("nowhere.invalid"));

    // When
    Throwable failure = catchThrowable(() -> connect(sockets, "nowhere.invalid"));

    // Then
    assertThat(failure).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void keepsTheDriverFromConnecting() throws IOException {
    // Given
    Properties properties = driverProperties(Policies.standard(), server.getLocalPort());

    // When
    Throwable failure = catchThrowable(() -> login(properties));

    // Then
    assertThat(failure).hasCauseInstanceOf(AddressRefused.class);
    assertThat(nobodyHasCome()).isTrue();
  }

  @Test
  void letsTheDriverLogInCancelAndQuery() throws SQLException {
    // Given
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary())) {
      Properties properties = driverProperties(Policies.withLoopback(), postgres.port());
      properties.put("user", postgres.superuser());
      properties.put("password", postgres.superuserPassword());
      properties.put("PGDBNAME", "postgres");

      // When
      try (Connection connection = login(properties);
          Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(1);
        SQLException cancelled =
            catchThrowableOfType(
                SQLException.class, () -> statement.execute("SELECT pg_sleep(60)"));
        ResultSet row = statement.executeQuery("SELECT 42");

        // Then
        assertThat(cancelled.getSQLState()).isEqualTo("57014");
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(1)).isEqualTo(42);
      }
    }
  }

  @Test
  void takesAllOfThePolicyAlong() {
    // Given
    String argument =
        argument(Policies.allowing("db", "*.lake.example.com", "10.1.2.3", "fd12:3456::7"));

    // When
    AllowedHosts hosts = AllowedHosts.read(argument);

    // Then
    assertThat(hosts.text()).isEqualTo(argument);
    assertThat(hosts.fault("db")).isEmpty();
    assertThat(hosts.fault("eu.lake.example.com")).isEmpty();
    assertThat(hosts.fault("10.1.2.3")).isEmpty();
    assertThat(hosts.fault("fd12:3456::7")).isEmpty();
    assertThat(hosts.fault("w.cloud.databricks.com")).isEmpty();
    assertThat(hosts.fault("localhost")).contains(HostFault.LOOPBACK);
    assertThat(hosts.fault("another")).contains(HostFault.NOT_ALLOWED);
  }

  private static SocketFactory factory(OutboundPolicy policy) {
    return new CheckedSocketFactory(argument(policy));
  }

  private static String argument(OutboundPolicy policy) {
    return policy.driverProperties().getOrDefault("socketFactoryArg", "");
  }

  /** As pgjdbc does it. */
  private Socket connect(SocketFactory sockets, String host) throws IOException {
    Socket socket = sockets.createSocket();
    socket.connect(new InetSocketAddress(host, server.getLocalPort()), PATIENCE);
    return socket;
  }

  private static void connectWithoutTimeout(SocketFactory sockets, InetSocketAddress remote)
      throws IOException {
    try (Socket socket = sockets.createSocket()) {
      socket.connect(remote);
    }
  }

  private static Connection login(Properties properties) throws SQLException {
    return DriverManager.getConnection("jdbc:postgresql:///", properties);
  }

  private static Properties driverProperties(OutboundPolicy policy, int port) {
    Properties properties = new Properties();
    properties.putAll(policy.driverProperties());
    properties.put("PGHOST", "localhost");
    properties.put("PGPORT", Integer.toString(port));
    return properties;
  }

  private boolean nobodyHasCome() throws IOException {
    server.setSoTimeout(200);
    try {
      server.accept().close();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }
}
