package app.ontos.connections.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** What {@link TlsMatrixTest} can't make a server do. */
class TlsTroubleTest {

  static Stream<Arguments> alerts() {
    return Stream.of(
        arguments(
            "Received fatal alert: certificate_required", TlsTrouble.CLIENT_CERTIFICATE_WANTED),
        arguments(
            "Received fatal alert: certificate_revoked", TlsTrouble.CLIENT_CERTIFICATE_REFUSED),
        arguments(
            "(unknown_ca) Received fatal alert: unknown_ca", TlsTrouble.CLIENT_CERTIFICATE_REFUSED),
        arguments("Received fatal alert: protocol_version", TlsTrouble.OTHER),
        arguments("Received fatal alert: handshake_failure", TlsTrouble.OTHER),
        arguments("Unsupported or unrecognized SSL message", TlsTrouble.OTHER));
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void readsTheServersAlert(String message, TlsTrouble trouble) {
    // Given
    SSLException alert = new SSLHandshakeException(message);
    PSQLException failure = new PSQLException("SSL error", PSQLState.CONNECTION_FAILURE, alert);

    // When
    Optional<TlsTrouble> found = TlsTrouble.of(failure);

    // Then
    assertThat(found).contains(trouble);
  }

  static Stream<Throwable> othersTroubles() {
    return Stream.of(
        new SocketTimeoutException("connect timed out"),
        new IOException("Received fatal alert: unknown_ca"),
        new PSQLException("The server requested another method", PSQLState.CONNECTION_REJECTED),
        new PSQLException("refused", PSQLState.CONNECTION_UNABLE_TO_CONNECT));
  }

  @ParameterizedTest
  @MethodSource("othersTroubles")
  void isSilentWhereItHadNothingToDoWithTls(Throwable failure) {
    // When
    Optional<TlsTrouble> found = TlsTrouble.of(new IllegalStateException(failure));

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void endsWhereCausesGoInACircle() {
    // Given
    RuntimeException first = new RuntimeException("first");
    RuntimeException second = new RuntimeException("second", first);
    first.initCause(second);

    // When
    Optional<TlsTrouble> found = TlsTrouble.of(second);

    // Then
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void hasAReasonAndARemedy(TlsTrouble trouble) {
    // When
    String advice = trouble.reason() + ". " + trouble.remedy() + ".";

    // Then
    assertThat(advice).matches("[A-Z][^.]+\\. [A-Z].+\\.");
  }
}
