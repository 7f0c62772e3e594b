package app.ontos.connections.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.ontos.testing.TestAuthority;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PemFaultsTest {
  private final Instant now = Instant.now();
  private static final String CA = Certificates.OURS.certificatePem();
  private static final String KEY = Certificates.CLIENT.keyPem();

  static Stream<Arguments> goodServerCas() {
    return Stream.of(
        arguments("one authority", CA),
        arguments("a bundle", CA + Certificates.OTHERS.certificatePem()),
        arguments(
            "a bundle with an expired one", Certificates.EXPIRED_SERVER.certificatePem() + CA),
        arguments("the server's own certificate", Certificates.SERVER.certificatePem()),
        arguments("lines as Windows ends them", CA.replace("\n", "\r\n")),
        arguments("explanations around it", "subject=CN = Ours: it's ours\n\n" + CA + "\nthe end"),
        arguments("indented, as in YAML", CA.indent(4)),
        arguments("no line breaks in the base64", onOneLine(CA)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodServerCas")
  void acceptsAsServerCa(String what, String pem) {
    // When
    Optional<String> fault = PemFaults.ofServerCa(pem, now);

    // Then
    assertThat(fault).as(what).isEmpty();
  }

  static Stream<Arguments> badCertificates() {
    String damaged = TestAuthority.pem("CERTIFICATE", new byte[] {0x30, 3, 1, 2, 3});
    return Stream.of(
        arguments("nothing", "", "is not PEM text: no line of it is -----BEGIN …-----"),
        arguments(
            "prose", "our certificate", "is not PEM text: no line of it is -----BEGIN …-----"),
        arguments(
            "no end",
            CA.substring(0, 200),
            "has a part without an end: -----END CERTIFICATE----- is missing"),
        arguments(
            "another end",
            CA.replace("END CERTIFICATE", "END X"),
            "has a part without an end: -----END CERTIFICATE----- is missing"),
        arguments("no base64", CA.replaceFirst("M", "*"), "has a part that is not base64"),
        arguments(
            "nothing in it", TestAuthority.pem("CERTIFICATE", new byte[0]), "has an empty part"),
        arguments("no certificate in it", damaged, "holds a damaged certificate"),
        arguments(
            "a key", KEY, "holds a private key, which is a secret, where only certificates belong"),
        arguments(
            "a key behind",
            CA + KEY,
            "holds a private key, which is a secret, where only certificates belong"),
        arguments(
            "a request",
            CA.replace("CERTIFICATE", "CERTIFICATE REQUEST"),
            "holds a part of another kind than CERTIFICATE: certificate request"),
        arguments(
            "too much",
            CA.repeat(1 + PemFaults.SERVER_CA_LENGTH / CA.length()),
            "must be at most"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badCertificates")
  void refusesAsServerCa(String what, String pem, String fault) {
    // When
    Optional<String> found = PemFaults.ofServerCa(pem, now);

    // Then
    assertThat(found).as(what).hasValueSatisfying(detail -> assertThat(detail).startsWith(fault));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badCertificates")
  void refusesAsClientCertificate(String what, String pem, String fault) {
    // When
    Optional<String> found = PemFaults.ofClientCertificate(pem, now);

    // Then
    assertThat(found).as(what).hasValueSatisfying(detail -> assertThat(detail).startsWith(fault));
  }

  @Test
  void refusesAnAuthorityThatHasExpired() {
    // Given
    Instant later = now.plus(Duration.ofDays(100));

    // When
    Optional<String> fault = PemFaults.ofServerCa(CA, later);

    // Then
    assertThat(fault)
        .hasValueSatisfying(detail -> assertThat(detail).matches("expired on \\d{4}-.*Z"));
  }

  @Test
  void refusesAClientCertificateThatHasExpired() {
    // When
    Optional<String> fault =
        PemFaults.ofClientCertificate(Certificates.EXPIRED_CLIENT.certificatePem(), now);

    // Then
    assertThat(fault)
        .hasValueSatisfying(detail -> assertThat(detail).matches("expired on \\d{4}-.*Z"));
  }

  @Test
  void refusesAClientCertificateThatIsNotValidYet() {
    // When
    Optional<String> fault =
        PemFaults.ofClientCertificate(Certificates.FUTURE_CLIENT.certificatePem(), now);

    // Then
    assertThat(fault)
        .hasValueSatisfying(detail -> assertThat(detail).startsWith("is not valid before "));
  }

  @Test
  void refusesAnExpiredCertificateBehindTheClientsOwn() {
    // Given
    String chain =
        Certificates.CLIENT.certificatePem() + Certificates.EXPIRED_SERVER.certificatePem();

    // When
    Optional<String> fault = PemFaults.ofClientCertificate(chain, now);

    // Then
    assertThat(fault).hasValueSatisfying(detail -> assertThat(detail).startsWith("expired on "));
  }

  static Stream<Arguments> badKeys() throws Exception {
    KeyPairGenerator dsa = KeyPairGenerator.getInstance("DSA");
    dsa.initialize(1024);
    byte[] dsaKey = dsa.generateKeyPair().getPrivate().getEncoded();
    byte[] noise = {0x30, (byte) 0x84, 1, 2, 3, 4};
    return Stream.of(
        arguments("prose", "swordfish", "is not PEM text"),
        arguments("a certificate", CA, "holds something else than a private key"),
        arguments("a certificate behind it", KEY + CA, "holds something else than a private key"),
        arguments("a public key", TestAuthority.pem("PUBLIC KEY", noise), "holds something else"),
        arguments(
            "a curve alone", TestAuthority.pem("EC PARAMETERS", noise), "holds no private key"),
        arguments("two keys", KEY + KEY, "holds several private keys"),
        arguments(
            "PKCS#8, encrypted", TestAuthority.pem("ENCRYPTED PRIVATE KEY", noise), "is encrypted"),
        arguments("PKCS#1, encrypted", traditionallyEncrypted("RSA PRIVATE KEY"), "is encrypted"),
        arguments("SEC1, encrypted", traditionallyEncrypted("EC PRIVATE KEY"), "is encrypted"),
        arguments(
            "DSA", TestAuthority.pem("PRIVATE KEY", dsaKey), "must be an RSA, EC or Ed25519 key"),
        arguments(
            "DSA of old",
            TestAuthority.pem("DSA PRIVATE KEY", dsaKey),
            "must be an RSA, EC or Ed25519 key"),
        arguments(
            "OpenSSH's",
            TestAuthority.pem("OPENSSH PRIVATE KEY", noise),
            "must be an RSA, EC or Ed25519 key"),
        arguments(
            "no curve",
            KeyForms.sec1WithoutCurve(Certificates.CLIENT.key()),
            "does not name its curve"),
        arguments(
            "PKCS#8, damaged",
            TestAuthority.pem("PRIVATE KEY", noise),
            "holds a damaged private key"),
        arguments(
            "PKCS#1, damaged",
            TestAuthority.pem("RSA PRIVATE KEY", noise),
            "holds a damaged private key"),
        arguments(
            "SEC1, damaged",
            TestAuthority.pem("EC PRIVATE KEY", noise),
            "holds a damaged private key"),
        arguments("too much", "x".repeat(PemFaults.CLIENT_KEY_LENGTH + 1), "must be at most"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badKeys")
  void refusesAsClientKey(String what, String pem, String fault) {
    // When
    Optional<String> found = PemFaults.ofClientKey(pem);

    // Then
    assertThat(found).as(what).hasValueSatisfying(detail -> assertThat(detail).startsWith(fault));
  }

  @Test
  void refusesAKeyThatWasCutAnywhereWithoutStumbling() {
    // Given
    byte[] key = Certificates.RSA_CLIENT.key().getEncoded();

    // When
    Stream<Optional<String>> faults =
        IntStream.range(1, key.length)
            .mapToObj(length -> TestAuthority.pem("PRIVATE KEY", Arrays.copyOf(key, length)))
            .map(PemFaults::ofClientKey);

    // Then
    assertThat(faults).hasSize(key.length - 1).allMatch(Optional::isPresent);
  }

  private static String traditionallyEncrypted(String label) {
    return """
        -----BEGIN %1$s-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,0123456789ABCDEF0123456789ABCDEF

        AAECAwQFBgcICQ==
        -----END %1$s-----
        """
        .formatted(label);
  }

  private static String onOneLine(String pem) {
    String base64 = pem.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----";
  }
}
