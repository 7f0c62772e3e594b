package app.ontos.connections.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.ontos.connections.tls.TlsEntry.Fault;
import app.ontos.testing.TestAuthority.Issued;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TlsEntryTest {
  private final Instant now = Instant.now();
  private static final Optional<String> CA = Optional.of(Certificates.OURS.certificatePem());
  private static final Optional<String> CERTIFICATE =
      Optional.of(Certificates.CLIENT.certificatePem());
  private static final Optional<String> KEY = Optional.of(Certificates.CLIENT.keyPem());
  private static final Optional<String> NONE = Optional.empty();

  @ParameterizedTest
  @EnumSource(value = Verification.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void takesAllThatVerificationUses(Verification verification) {
    // Given
    TlsEntry entry = new TlsEntry(Optional.of(verification), CA, CERTIFICATE, KEY);

    // When
    List<Fault> faults = entry.faults(now);

    // Then
    assertThat(faults).isEmpty();
    assertThat(entry.tls())
        .isEqualTo(
            new Tls.On(
                verification,
                CA,
                Optional.of(new ClientCertificate(CERTIFICATE.orElseThrow(), KEY.orElseThrow()))));
  }

  @Test
  void takesAClientCertificateWithoutVerification() {
    // Given
    TlsEntry entry = new TlsEntry(Optional.of(Verification.NONE), NONE, CERTIFICATE, KEY);

    // When
    List<Fault> faults = entry.faults(now);

    // Then
    assertThat(faults).isEmpty();
  }

  @Test
  void takesNothingAtAll() {
    // Given
    TlsEntry entry = new TlsEntry(Optional.empty(), NONE, NONE, NONE);

    // When
    List<Fault> faults = entry.faults(now);

    // Then
    assertThat(faults).isEmpty();
    assertThat(entry.tls()).isEqualTo(new Tls.Off());
  }

  @Test
  void refusesEverythingThatHasNoUseWhenTlsIsOff() {
    // Given
    TlsEntry entry = new TlsEntry(Optional.empty(), CA, CERTIFICATE, KEY);

    // When
    List<Fault> faults = entry.faults(now);

    // Then
    assertThat(faults)
        .extracting(Fault::field)
        .containsExactly("serverCa", "clientCertificate", "clientKey");
    assertThat(faults).extracting(Fault::detail).containsOnly("has no use when TLS is off");
  }

  @Test
  void refusesAServerCaThatNothingWouldLookAt() {
    // Given
    TlsEntry entry = new TlsEntry(Optional.of(Verification.NONE), CA, NONE, NONE);

    // When
    List<Fault> faults = entry.faults(now);

    // Then
    assertThat(faults).extracting(Fault::field).containsExactly("serverCa");
    assertThat(faults.get(0).detail()).contains("verify-ca or verify-full");
  }

  @Test
  void refusesACertificateWithoutAKey() {
    // When
    List<Fault> faults = full(CERTIFICATE, NONE).faults(now);

    // Then
    assertThat(faults)
        .containsExactly(new Fault("clientKey", "is required with a client certificate"));
  }

  @Test
  void refusesAKeyWithoutACertificate() {
    // When
    List<Fault> faults = full(NONE, KEY).faults(now);

    // Then
    assertThat(faults)
        .containsExactly(new Fault("clientKey", "has no use without a client certificate"));
  }

  static Stream<Arguments> pairs() {
    return Stream.of(
        arguments("EC", Certificates.CLIENT.keyPem(), Certificates.CLIENT),
        arguments("EC in SEC1", KeyForms.sec1(Certificates.CLIENT.key()), Certificates.CLIENT),
        arguments("RSA", Certificates.RSA_CLIENT.keyPem(), Certificates.RSA_CLIENT),
        arguments(
            "RSA in PKCS#1",
            KeyForms.pkcs1(Certificates.RSA_CLIENT.key()),
            Certificates.RSA_CLIENT),
        arguments("Ed25519", Certificates.ED25519_CLIENT.keyPem(), Certificates.ED25519_CLIENT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void takesAKeyThatBelongsToTheCertificate(String form, String key, Issued issued) {
    // When
    List<Fault> faults = full(Optional.of(issued.certificatePem()), Optional.of(key)).faults(now);

    // Then
    assertThat(faults).as(form).isEmpty();
  }

  static Stream<Issued> strangers() {
    return Stream.of(
        Certificates.CLIENT_OF_OTHERS, Certificates.RSA_CLIENT, Certificates.ED25519_CLIENT);
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void refusesAKeyOfAnotherCertificate(Issued stranger) {
    // When
    List<Fault> faults = full(CERTIFICATE, Optional.of(stranger.keyPem())).faults(now);

    // Then
    assertThat(faults).extracting(Fault::field).containsExactly("clientKey");
    assertThat(faults.get(0).detail())
        .startsWith("does not belong to the first client certificate");
  }

  @Test
  void refusesAChainThatDoesNotBeginWithTheClientsOwn() {
    // Given
    Optional<String> chain = CA.map(ca -> ca + CERTIFICATE.orElseThrow());

    // When
    List<Fault> faults = full(chain, KEY).faults(now);

    // Then
    assertThat(faults.get(0).detail()).endsWith("which must be the client's own");
  }

  @Test
  void tellsTheFaultsOfAllFieldsAtOnce() {
    // Given
    Optional<String> prose = Optional.of("swordfish");
    TlsEntry entry = new TlsEntry(Optional.of(Verification.FULL), prose, prose, prose);

    // When
    List<Fault> faults = entry.faults(now);

    // Then
    assertThat(faults)
        .extracting(Fault::field)
        .containsExactly("serverCa", "clientCertificate", "clientKey");
    assertThat(faults).extracting(Fault::detail).noneMatch(detail -> detail.contains("swordfish"));
  }

  @Test
  void hidesTheKeyInItsText() {
    // Given
    TlsEntry entry = full(CERTIFICATE, KEY);

    // When
    String text = entry + " " + entry.tls();

    // Then
    assertThat(text).doesNotContain(KEY.orElseThrow().lines().skip(1).findFirst().orElseThrow());
  }

  private static TlsEntry full(Optional<String> certificate, Optional<String> key) {
    return new TlsEntry(Optional.of(Verification.FULL), CA, certificate, key);
  }
}
