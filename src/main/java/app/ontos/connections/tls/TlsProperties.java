package app.ontos.connections.tls;

import java.util.Map;
import org.postgresql.PGProperty;

/**
 * TLS as pgjdbc's connection properties; never part of a URL, which is logged. The values may hold
 * a private key: treat the map as a password.
 */
public final class TlsProperties {
  private TlsProperties() {}

  /**
   * The properties that a connection needs.
   *
   * <p>The driver is told to encrypt and no more ({@code require}), since with {@code verify-full}
   * it would look at the host name once more by rules of its own, after the handshake; {@link
   * TlsSocketFactory} verifies. Kerberos is ruled out because it would take the place of TLS.
   */
  public static Map<String, String> of(Tls tls) {
    if (tls instanceof Tls.On on) {
      return Map.of(
          PGProperty.SSL_MODE.getName(),
          "require",
          PGProperty.SSL_FACTORY.getName(),
          TlsSocketFactory.class.getName(),
          PGProperty.SSL_FACTORY_ARG.getName(),
          TlsArgument.encode(on),
          PGProperty.GSS_ENC_MODE.getName(),
          "disable");
    }
    return Map.of(
        PGProperty.SSL_MODE.getName(), "disable", PGProperty.GSS_ENC_MODE.getName(), "disable");
  }
}
