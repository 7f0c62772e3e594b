package app.ontos.connections.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.postgresql.ssl.WrappedFactory;

/**
 * Encrypts the driver's connections as a {@link Tls.On} says. The driver makes one for every
 * connection, by name and with the string that {@link TlsProperties} gave it, so it has no state to
 * share: a TLS session never outlives the configuration that it was agreed on under.
 */
public final class TlsSocketFactory extends WrappedFactory {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /**
   * For the driver.
   *
   * @throws GeneralSecurityException if a certificate or key can't be read
   */
  public TlsSocketFactory(String argument) throws GeneralSecurityException {
    factory = context(TlsArgument.decode(argument)).getSocketFactory();
  }

  /** The only way in which the driver asks: around a connection that is already there. */
  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    SSLSocket encrypted =
        (SSLSocket) super.createSocket(new LastWordsSocket(socket), host, port, autoClose);
    encrypted.setEnabledProtocols(PROTOCOLS);
    return encrypted;
  }

  private static SSLContext context(Tls.On tls) throws GeneralSecurityException {
    Optional<ClientCertificate> client = tls.client();
    // No identity rather than null, which would mean the JVM's own from its system properties.
    KeyManager[] identity =
        client.isPresent() ? new KeyManager[] {ClientIdentity.of(client.get())} : new KeyManager[0];
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(identity, new TrustManager[] {ServerTrust.of(tls)}, null);
    return context;
  }
}
