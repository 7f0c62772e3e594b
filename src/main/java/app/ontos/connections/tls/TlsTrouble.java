package app.ontos.connections.tls;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** Why no encrypted connection came about, or why the server did not let it in. */
public enum TlsTrouble {
  UNTRUSTED(
      "The server's certificate does not come from a trusted authority",
      "Give its authority's certificate as the server CA, or the server's own if it is self-signed"),
  HOST_MISMATCH(
      "The server's certificate is for other hosts",
      "Connect to a host name that it is for, or use verify-ca if it can have none for this host"),
  EXPIRED("The server's certificate is not within its time", "Renew the server's certificate"),
  NOT_OFFERED(
      "The server does not encrypt connections",
      "Turn TLS on at the server, or off here if all on the way may read along"),
  CLIENT_CERTIFICATE_WANTED(
      "The server wants a client certificate", "Give a client certificate and its key"),
  CLIENT_CERTIFICATE_REFUSED(
      "The server does not accept the client certificate",
      "Give one that has not expired, comes from an authority of the server's, and is for this user"),
  /** No protocol or cipher in common, a handshake that broke off, a key that can't be read. */
  OTHER("No encrypted connection came about", "Check that the server speaks TLS 1.2 or 1.3");

  private static final int DEEPEST_CAUSE = 50;

  /** What the server ends a handshake with (RFC 8446, section 6.2); Java gives it as text only. */
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  private static final Map<String, TlsTrouble> BY_ALERT =
      Map.of(
          "certificate_required", CLIENT_CERTIFICATE_WANTED,
          "bad_certificate", CLIENT_CERTIFICATE_REFUSED,
          "unsupported_certificate", CLIENT_CERTIFICATE_REFUSED,
          "certificate_revoked", CLIENT_CERTIFICATE_REFUSED,
          "certificate_expired", CLIENT_CERTIFICATE_REFUSED,
          "certificate_unknown", CLIENT_CERTIFICATE_REFUSED,
          "unknown_ca", CLIENT_CERTIFICATE_REFUSED,
          "access_denied", CLIENT_CERTIFICATE_REFUSED);

  private final String reason;
  private final String remedy;

  TlsTrouble(String reason, String remedy) {
    this.reason = reason;
    this.remedy = remedy;
  }

  /** A sentence about what is wrong. */
  public String reason() {
    return reason;
  }

  /** What mends it. */
  public String remedy() {
    return remedy;
  }

  /**
   * The trouble behind a failed attempt to connect; empty where it had nothing to do with TLS.
   * Types and SQLSTATEs decide; where servers and drivers have nothing but text, so does the text.
   */
  public static Optional<TlsTrouble> of(Throwable failure) {
    return causes(failure)
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .or(() -> causes(failure).filter(TlsTrouble::isOfTls).findFirst().map(cause -> OTHER));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    Stream.Builder<Throwable> causes = Stream.builder();
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      causes.add(cause);
      cause = cause.getCause();
    }
    return causes.build();
  }

  private static boolean isOfTls(Throwable cause) {
    return cause instanceof SSLException || cause instanceof BadPem;
  }

  private static Optional<TlsTrouble> known(Throwable cause) {
    if (cause instanceof ServerCertificateRefused refused) {
      return Optional.of(refused.trouble());
    }
    if (cause instanceof SSLException) {
      Matcher alert = ALERT.matcher(String.valueOf(cause.getMessage()));
      return alert.find() ? Optional.ofNullable(BY_ALERT.get(alert.group(1))) : Optional.empty();
    }
    return cause instanceof PSQLException refusal ? ofRefusal(refusal) : Optional.empty();
  }

  private static Optional<TlsTrouble> ofRefusal(PSQLException refusal) {
    ServerErrorMessage said = refusal.getServerErrorMessage();
    String state = String.valueOf(refusal.getSQLState());
    if (said == null) {
      return isNoTls(refusal, state) ? Optional.of(NOT_OFFERED) : Optional.empty();
    }
    if (!state.equals(PSQLState.INVALID_AUTHORIZATION_SPECIFICATION.getState())) {
      return Optional.empty();
    }
    String words = String.valueOf(said.getMessage());
    if (words.contains("requires a valid client certificate")) {
      return Optional.of(CLIENT_CERTIFICATE_WANTED);
    }
    return words.contains("certificate authentication failed")
        ? Optional.of(CLIENT_CERTIFICATE_REFUSED)
        : Optional.empty();
  }

  /** The state has other meanings, too, so the driver's words are compared, in its own language. */
  private static boolean isNoTls(PSQLException refusal, String state) {
    return state.equals(PSQLState.CONNECTION_REJECTED.getState())
        && GT.tr("The server does not support SSL.").equals(refusal.getMessage());
  }
}
