package app.ontos.connections.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.core.SocketFactoryFactory;
import org.postgresql.util.PSQLException;

class TlsPropertiesTest {
  private static final Optional<String> CA = Optional.of(Certificates.OURS.certificatePem());
  private static final ClientCertificate CLIENT =
      new ClientCertificate(Certificates.CLIENT.certificatePem(), Certificates.CLIENT.keyPem());

  static Stream<Tls.On> configurations() {
    return Stream.of(Verification.values())
        .flatMap(
            verification ->
                Stream.of(Optional.<ClientCertificate>empty(), Optional.of(CLIENT))
                    .map(client -> new Tls.On(verification, caOf(verification), client)));
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void carryAllThatTheFactoryNeeds(Tls.On tls) {
    // Given
    String argument = TlsProperties.of(tls).get("sslfactoryarg");

    // When
    Tls.On carried = TlsArgument.decode(String.valueOf(argument));

    // Then
    assertThat(carried).isEqualTo(tls);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void leaveVerificationToTheFactory(Tls.On tls) throws PSQLException {
    // Given
    Properties properties = new Properties();
    properties.putAll(TlsProperties.of(tls));

    // When
    Object factory = SocketFactoryFactory.getSslSocketFactory(properties);

    // Then
    assertThat(factory).isInstanceOf(TlsSocketFactory.class);
    assertThat(properties)
        .containsEntry("sslmode", "require")
        .containsEntry("gssEncMode", "disable")
        .doesNotContainKeys("sslhostnameverifier", "sslrootcert", "sslcert", "sslkey");
  }

  @Test
  void ruleOutEncryptionWhenTlsIsOff() {
    // When
    Map<String, String> properties = TlsProperties.of(new Tls.Off());

    // Then
    assertThat(properties)
        .containsOnly(Map.entry("sslmode", "disable"), Map.entry("gssEncMode", "disable"));
  }

  @Test
  void sayNothingOfAKeyThatCantBeUsed() {
    // Given
    String damaged = CLIENT.keyPem().replaceFirst("M", "*");
    ClientCertificate client = new ClientCertificate(CLIENT.certificatePem(), damaged);
    Tls.On tls = new Tls.On(Verification.FULL, CA, Optional.of(client));
    Properties properties = new Properties();
    properties.putAll(TlsProperties.of(tls));

    // When
    assertThatThrownBy(() -> SocketFactoryFactory.getSslSocketFactory(properties))

        // Then
        .satisfies(
            failure -> {
              assertThat(TlsTrouble.of(failure)).contains(TlsTrouble.OTHER);
              assertThat(printed(failure))
                  .doesNotContain(secondLine(damaged), properties.getProperty("sslfactoryarg"));
            });
  }

  @Test
  void hideTheKeyInTheTextOfWhatTheyAreMadeOf() {
    // Given
    Tls.On tls = new Tls.On(Verification.FULL, CA, Optional.of(CLIENT));

    // When
    String text = tls.toString();

    // Then
    assertThat(text).contains("keyPem=***").doesNotContain(secondLine(CLIENT.keyPem()));
  }

  @Test
  void refuseAServerCaThatNothingWouldLookAt() {
    // When
    assertThatThrownBy(() -> new Tls.On(Verification.NONE, CA, Optional.empty()))

        // Then
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Optional<String> caOf(Verification verification) {
    return verification == Verification.NONE ? Optional.empty() : CA;
  }

  private static String secondLine(String pem) {
    return pem.lines().skip(1).findFirst().orElseThrow();
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
