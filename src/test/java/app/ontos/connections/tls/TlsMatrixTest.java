package app.ontos.connections.tls;

import static app.ontos.connections.tls.Certificates.CLIENT;
import static app.ontos.connections.tls.Certificates.CLIENT_OF_OTHERS;
import static app.ontos.connections.tls.Certificates.ED25519_CLIENT;
import static app.ontos.connections.tls.Certificates.EXPIRED_CLIENT;
import static app.ontos.connections.tls.Certificates.EXPIRED_SERVER;
import static app.ontos.connections.tls.Certificates.IMPOSTOR;
import static app.ontos.connections.tls.Certificates.OTHERS;
import static app.ontos.connections.tls.Certificates.OURS;
import static app.ontos.connections.tls.Certificates.RSA_CLIENT;
import static app.ontos.connections.tls.Certificates.SERVER;
import static app.ontos.connections.tls.TlsServers.CERTIFIED;
import static app.ontos.connections.tls.TlsServers.GUARDED;
import static app.ontos.connections.tls.TlsServers.USER;
import static app.ontos.connections.tls.Verification.CA;
import static app.ontos.connections.tls.Verification.FULL;
import static app.ontos.connections.tls.Verification.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ontos.connections.tls.TlsServers.Kind;
import app.ontos.testing.TestAuthority.Issued;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.Driver;

/** Every mode against servers with every fault, as the driver meets them. */
@Timeout(180)
class TlsMatrixTest {
  private static final TlsServers SERVERS = TlsServers.start();

  /** An attempt to connect. */
  private record Attempt(String what, Kind server, String host, String user, Tls tls) {
    static Attempt to(Kind server, String what, Tls tls) {
      return new Attempt(what, server, "localhost", USER, tls);
    }

    Attempt by(String address) {
      return new Attempt(what, server, address, user, tls);
    }

    Attempt as(String name) {
      return new Attempt(what, server, host, name, tls);
    }

    Attempt with(Issued client) {
      return with(new ClientCertificate(client.certificatePem(), client.keyPem()));
    }

    Attempt with(ClientCertificate client) {
      Tls.On on = (Tls.On) tls;
      Tls shown = new Tls.On(on.verification(), on.serverCa(), Optional.of(client));
      return new Attempt(what, server, host, user, shown);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  @AfterAll
  static void stopServers() {
    SERVERS.close();
  }

  static Stream<Attempt> encrypted() {
    String pkcs1 = KeyForms.pkcs1(RSA_CLIENT.key());
    String sec1 = KeyForms.sec1(CLIENT.key());
    return Stream.of(
        Attempt.to(Kind.GOOD, "require", trustingAll()),
        Attempt.to(Kind.GOOD, "require, by an address", trustingAll()).by("127.0.0.1"),
        Attempt.to(Kind.EXPIRED, "require, an expired certificate", trustingAll()),
        Attempt.to(Kind.GOOD, "verify-ca", trusting(CA, OURS.certificatePem())),
        Attempt.to(Kind.GOOD, "verify-ca, by an address", trusting(CA, OURS.certificatePem()))
            .by("127.0.0.1"),
        Attempt.to(
            Kind.GOOD,
            "verify-ca, a bundle",
            trusting(CA, OTHERS.certificatePem() + OURS.certificatePem())),
        Attempt.to(Kind.GOOD, "verify-full", trusting(FULL, OURS.certificatePem())),
        Attempt.to(
            Kind.GOOD,
            "verify-full, the very certificate",
            trusting(FULL, SERVER.certificatePem())),
        Attempt.to(Kind.GOOD, "a client certificate that is not needed", trustingOurs())
            .with(CLIENT),
        Attempt.to(Kind.GOOD, "a client, EC in PKCS#8", trustingOurs()).as(GUARDED).with(CLIENT),
        Attempt.to(Kind.GOOD, "a client, EC in SEC1", trustingOurs())
            .as(GUARDED)
            .with(new ClientCertificate(CLIENT.certificatePem(), sec1)),
        Attempt.to(Kind.GOOD, "a client, RSA in PKCS#8", trustingOurs())
            .as(GUARDED)
            .with(RSA_CLIENT),
        Attempt.to(Kind.GOOD, "a client, RSA in PKCS#1", trustingOurs())
            .as(GUARDED)
            .with(new ClientCertificate(RSA_CLIENT.certificatePem(), pkcs1)),
        Attempt.to(Kind.GOOD, "a client, Ed25519", trustingOurs()).as(GUARDED).with(ED25519_CLIENT),
        Attempt.to(Kind.GOOD, "a client with its authority behind it", trustingOurs())
            .as(GUARDED)
            .with(
                new ClientCertificate(
                    CLIENT.certificatePem() + OURS.certificatePem(), CLIENT.keyPem())),
        Attempt.to(Kind.GOOD, "a certificate in the place of a password", trustingOurs())
            .as(CERTIFIED)
            .with(CLIENT),
        Attempt.to(Kind.OLD, "a client in TLS 1.2", trustingOurs()).as(GUARDED).with(CLIENT),
        Attempt.to(Kind.OLD, "a client in TLS 1.2, RSA", trustingOurs())
            .as(GUARDED)
            .with(RSA_CLIENT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encrypted")
  void connects(Attempt attempt) throws SQLException {
    // When
    try (Connection connection = connect(attempt)) {

      // Then
      String version = attempt.server() == Kind.OLD ? "TLSv1.2" : "TLSv1.3";
      assertThat(encryptionOf(connection)).isEqualTo(version);
    }
  }

  @Test
  void connectsWithoutEncryptionWhenTlsIsOff() throws SQLException {
    // Given
    Attempt attempt = Attempt.to(Kind.PLAIN, "off", new Tls.Off());

    // When
    try (Connection connection = connect(attempt)) {

      // Then
      assertThat(encryptionOf(connection)).isEqualTo("none");
    }
  }

  /** What goes wrong, and what it is called. */
  private record Failure(Attempt attempt, TlsTrouble trouble) {
    @Override
    public String toString() {
      return attempt + ": " + trouble;
    }
  }

  static Stream<Failure> failures() {
    String ours = OURS.certificatePem();
    return Stream.of(
        failure(TlsTrouble.NOT_OFFERED, Attempt.to(Kind.PLAIN, "require", trustingAll())),
        failure(TlsTrouble.NOT_OFFERED, Attempt.to(Kind.PLAIN, "verify-ca", trusting(CA, ours))),
        failure(
            TlsTrouble.NOT_OFFERED, Attempt.to(Kind.PLAIN, "verify-full", trusting(FULL, ours))),
        failure(
            TlsTrouble.UNTRUSTED,
            Attempt.to(
                Kind.GOOD, "verify-ca, another authority", trusting(CA, OTHERS.certificatePem()))),
        failure(
            TlsTrouble.UNTRUSTED,
            Attempt.to(
                Kind.GOOD,
                "verify-full, another authority",
                trusting(FULL, OTHERS.certificatePem()))),
        failure(
            TlsTrouble.UNTRUSTED,
            Attempt.to(
                    Kind.GOOD,
                    "verify-full, another and another host",
                    trusting(FULL, OTHERS.certificatePem()))
                .by("127.0.0.1")),
        failure(
            TlsTrouble.UNTRUSTED,
            Attempt.to(
                Kind.GOOD,
                "verify-ca, one of the same name",
                trusting(CA, IMPOSTOR.certificatePem()))),
        failure(
            TlsTrouble.UNTRUSTED,
            Attempt.to(Kind.GOOD, "verify-ca, the JVM's", trustingTheJvms(CA))),
        failure(
            TlsTrouble.UNTRUSTED,
            Attempt.to(Kind.GOOD, "verify-full, the JVM's", trustingTheJvms(FULL))),
        failure(
            TlsTrouble.HOST_MISMATCH,
            Attempt.to(Kind.GOOD, "verify-full, another host", trusting(FULL, ours))
                .by("127.0.0.1")),
        failure(
            TlsTrouble.HOST_MISMATCH,
            Attempt.to(Kind.OLD, "verify-full, another host in TLS 1.2", trusting(FULL, ours))
                .by("127.0.0.1")),
        failure(
            TlsTrouble.HOST_MISMATCH,
            Attempt.to(
                    Kind.GOOD,
                    "verify-full, the very certificate by another host",
                    trusting(FULL, SERVER.certificatePem()))
                .by("127.0.0.1")),
        failure(TlsTrouble.EXPIRED, Attempt.to(Kind.EXPIRED, "verify-ca", trusting(CA, ours))),
        failure(TlsTrouble.EXPIRED, Attempt.to(Kind.EXPIRED, "verify-full", trusting(FULL, ours))),
        failure(
            TlsTrouble.EXPIRED,
            Attempt.to(
                Kind.EXPIRED,
                "verify-full, the very certificate",
                trusting(FULL, EXPIRED_SERVER.certificatePem()))),
        failure(
            TlsTrouble.UNTRUSTED,
            Attempt.to(
                Kind.EXPIRED,
                "verify-full, another authority",
                trusting(FULL, OTHERS.certificatePem()))),
        failure(
            TlsTrouble.CLIENT_CERTIFICATE_WANTED,
            Attempt.to(Kind.GOOD, "no client certificate", trustingOurs()).as(GUARDED)),
        failure(
            TlsTrouble.CLIENT_CERTIFICATE_WANTED,
            Attempt.to(
                    Kind.GOOD, "no client certificate in the place of a password", trustingOurs())
                .as(CERTIFIED)),
        failure(
            TlsTrouble.CLIENT_CERTIFICATE_WANTED,
            Attempt.to(Kind.OLD, "no client certificate in TLS 1.2", trustingOurs()).as(GUARDED)),
        failure(
            TlsTrouble.CLIENT_CERTIFICATE_REFUSED,
            Attempt.to(Kind.GOOD, "a client of others", trustingOurs())
                .as(GUARDED)
                .with(CLIENT_OF_OTHERS)),
        failure(
            TlsTrouble.CLIENT_CERTIFICATE_REFUSED,
            Attempt.to(Kind.OLD, "a client of others in TLS 1.2", trustingOurs())
                .as(GUARDED)
                .with(CLIENT_OF_OTHERS)),
        failure(
            TlsTrouble.CLIENT_CERTIFICATE_REFUSED,
            Attempt.to(Kind.GOOD, "an expired client", trustingOurs())
                .as(GUARDED)
                .with(EXPIRED_CLIENT)),
        failure(
            TlsTrouble.CLIENT_CERTIFICATE_REFUSED,
            Attempt.to(Kind.GOOD, "a server as a client", trustingOurs()).as(GUARDED).with(SERVER)),
        failure(
            TlsTrouble.CLIENT_CERTIFICATE_REFUSED,
            Attempt.to(Kind.GOOD, "a client of another name", trustingOurs())
                .as(CERTIFIED)
                .with(EXPIRED_SERVER)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void fails(Failure failure) {
    // When
    SQLException refusal =
        catchThrowableOfType(SQLException.class, () -> connect(failure.attempt()).close());

    // Then
    assertThat(TlsTrouble.of(refusal)).contains(failure.trouble());
  }

  @Test
  void callsAWrongPasswordNoTroubleOfTls() {
    // Given
    Properties wrong = properties(Attempt.to(Kind.GOOD, "require", trustingAll()));
    wrong.setProperty("password", "wrong");

    // When
    SQLException refusal = catchThrowableOfType(SQLException.class, () -> connect(wrong).close());

    // Then
    assertThat(refusal.getSQLState()).isEqualTo("28P01");
    assertThat(TlsTrouble.of(refusal)).isEmpty();
  }

  @Test
  void isNotLetInByTheCertificateOfAnEarlierConnection() throws SQLException {
    // Given
    connect(Attempt.to(Kind.GOOD, "with", trustingOurs()).as(GUARDED).with(CLIENT)).close();
    Attempt without = Attempt.to(Kind.GOOD, "without", trustingOurs()).as(GUARDED);

    // When
    SQLException refusal = catchThrowableOfType(SQLException.class, () -> connect(without).close());

    // Then
    assertThat(TlsTrouble.of(refusal)).contains(TlsTrouble.CLIENT_CERTIFICATE_WANTED);
  }

  @Test
  void keepsTheKeyOutOfAllThatTheDriverLogs() throws SQLException {
    // Given
    Attempt good = Attempt.to(Kind.GOOD, "good", trustingOurs()).as(GUARDED).with(CLIENT);
    Attempt bad = Attempt.to(Kind.GOOD, "bad", trustingOurs()).as(USER).with(CLIENT_OF_OTHERS);

    // When
    String log;
    try (DriverLog listening = new DriverLog()) {
      connect(good).close();
      SQLException refusal = catchThrowableOfType(SQLException.class, () -> connect(bad).close());
      log = listening.text() + refusal;
    }

    // Then
    assertThat(log)
        .contains("StartupPacket", "unknown_ca")
        .doesNotContain(
            secretOf(CLIENT), secretOf(CLIENT_OF_OTHERS), argumentOf(good), argumentOf(bad));
  }

  private static String secretOf(Issued issued) {
    return issued.keyPem().lines().skip(1).findFirst().orElseThrow();
  }

  private static String argumentOf(Attempt attempt) {
    return properties(attempt).getProperty("sslfactoryarg");
  }

  private static Failure failure(TlsTrouble trouble, Attempt attempt) {
    return new Failure(attempt, trouble);
  }

  private static Tls trustingAll() {
    return new Tls.On(NONE, Optional.empty(), Optional.empty());
  }

  private static Tls trustingOurs() {
    return trusting(FULL, OURS.certificatePem());
  }

  private static Tls trusting(Verification verification, String serverCa) {
    return new Tls.On(verification, Optional.of(serverCa), Optional.empty());
  }

  private static Tls trustingTheJvms(Verification verification) {
    return new Tls.On(verification, Optional.empty(), Optional.empty());
  }

  private static Connection connect(Attempt attempt) throws SQLException {
    return connect(properties(attempt));
  }

  private static Connection connect(Properties properties) throws SQLException {
    return Objects.requireNonNull(new Driver().connect("jdbc:postgresql:///", properties));
  }

  private static Properties properties(Attempt attempt) {
    Properties properties = new Properties();
    properties.setProperty("PGHOST", attempt.host());
    properties.setProperty("PGPORT", Integer.toString(SERVERS.port(attempt.server())));
    properties.setProperty("PGDBNAME", TlsServers.DATABASE);
    properties.setProperty("user", attempt.user());
    properties.setProperty("password", TlsServers.PASSWORD);
    properties.setProperty("connectTimeout", "20");
    properties.putAll(TlsProperties.of(attempt.tls()));
    return properties;
  }

  /** The server's own view. */
  private static String encryptionOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT coalesce(version, 'none')
                FROM pg_stat_ssl
                WHERE pid = pg_backend_pid()
                """)) {
      row.next();
      return row.getString(1);
    }
  }
}
