package app.ontos.connections.tls;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

/** Our own refusal of a server's certificate, which knows what it refuses it for. */
final class ServerCertificateRefused extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final TlsTrouble trouble;

  private ServerCertificateRefused(TlsTrouble trouble, CertificateException cause) {
    super(cause.getMessage(), cause);
    this.trouble = trouble;
  }

  static ServerCertificateRefused forItsName(CertificateException cause) {
    return new ServerCertificateRefused(TlsTrouble.HOST_MISMATCH, cause);
  }

  static ServerCertificateRefused forItsChain(CertificateException cause) {
    return new ServerCertificateRefused(
        isOutOfDate(cause) ? TlsTrouble.EXPIRED : TlsTrouble.UNTRUSTED, cause);
  }

  TlsTrouble trouble() {
    return trouble;
  }

  private static boolean isOutOfDate(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return true;
      }
    }
    return false;
  }
}
