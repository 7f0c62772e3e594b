package app.ontos.connections.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a server's certificate during the handshake, as far as {@link Verification} says, and
 * tells by {@link ServerCertificateRefused} what is wrong with it.
 *
 * <p>The JDK does the work (RFC 5280 for the chain, RFC 2818 for the name). What it leaves out is
 * whether the server's certificate is within its time when that very certificate is the trusted
 * one. It does not ask whether a certificate was revoked.
 */
final class ServerTrust extends X509ExtendedTrustManager {
  private final Verification verification;
  private final X509ExtendedTrustManager authorities;

  private ServerTrust(Verification verification, X509ExtendedTrustManager authorities) {
    this.verification = verification;
    this.authorities = authorities;
  }

  /** Trusts the given server CA, or the JVM's own authorities without one. */
  static ServerTrust of(Tls.On tls) throws GeneralSecurityException {
    Optional<String> serverCa = tls.serverCa();
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(serverCa.isPresent() ? store(serverCa.get()) : null);
    return new ServerTrust(
        tls.verification(), (X509ExtendedTrustManager) factory.getTrustManagers()[0]);
  }

  private static KeyStore store(String pem) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new GeneralSecurityException("an empty key store can't be made", e);
    }
    int number = 0;
    for (X509Certificate certificate : PemCertificates.read(pem)) {
      store.setCertificateEntry("ca-" + number++, certificate);
    }
    return store;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    if (!(socket instanceof SSLSocket connection)) {
      throw new CertificateException("only a connection's own handshake can be verified");
    }
    switch (verification) {
      case NONE -> {}
      case CA -> checkChain(chain, authType, connection);
      case FULL -> {
        checkChain(chain, authType, connection);
        checkName(chain, authType, connection);
      }
    }
  }

  private void checkChain(X509Certificate[] chain, String authType, SSLSocket connection)
      throws ServerCertificateRefused {
    try {
      authorities.checkServerTrusted(chain, authType, connection);
      chain[0].checkValidity();
    } catch (CertificateException e) {
      throw ServerCertificateRefused.forItsChain(e);
    }
  }

  /**
   * The same check once more, and this time with the name: whatever fails now is the name. From
   * here on the connection stands for its host.
   */
  private void checkName(X509Certificate[] chain, String authType, SSLSocket connection)
      throws ServerCertificateRefused {
    SSLParameters parameters = connection.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    connection.setSSLParameters(parameters);
    try {
      authorities.checkServerTrusted(chain, authType, connection);
    } catch (CertificateException e) {
      throw ServerCertificateRefused.forItsName(e);
    }
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("the driver uses sockets, no engine");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("only a connection's own handshake can be verified");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    throw notAServer();
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    throw notAServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw notAServer();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }

  private static CertificateException notAServer() {
    return new CertificateException("this is a client");
  }
}
