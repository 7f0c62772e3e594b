package app.ontos.connections.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.ontos.testing.TestAuthority;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PemPrivateKeyTest {

  static Stream<Arguments> forms() {
    PrivateKey rsa = Certificates.RSA_CLIENT.key();
    PrivateKey ed25519 = Certificates.ED25519_CLIENT.key();
    return Stream.of(
        arguments("RSA in PKCS#8", Certificates.RSA_CLIENT.keyPem(), rsa),
        arguments("RSA in PKCS#1", KeyForms.pkcs1(rsa), rsa),
        arguments("EC in PKCS#8", Certificates.CLIENT.keyPem(), Certificates.CLIENT.key()),
        arguments("Ed25519 in PKCS#8", Certificates.ED25519_CLIENT.keyPem(), ed25519));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void reads(String form, String pem, PrivateKey key) throws BadPem {
    // When
    PrivateKey read = PemPrivateKey.read(pem);

    // Then
    assertThat(read).as(form).isEqualTo(key);
  }

  @Test
  void readsSec1WithTheCurveInFrontAsOpensslWritesIt() throws BadPem {
    // Given
    byte[] p256 = {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7};
    PrivateKey key = Certificates.CLIENT.key();
    String pem = TestAuthority.pem("EC PARAMETERS", p256) + KeyForms.sec1(key);

    // When
    PrivateKey read = PemPrivateKey.read(pem);

    // Then
    assertThat(((ECPrivateKey) read).getS()).isEqualTo(((ECPrivateKey) key).getS());
    assertThat(((ECPrivateKey) read).getParams().getOrder())
        .isEqualTo(((ECPrivateKey) key).getParams().getOrder());
  }
}
