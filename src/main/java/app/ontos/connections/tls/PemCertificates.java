package app.ontos.connections.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Certificates from PEM text, in the order they are in there. */
final class PemCertificates {
  private PemCertificates() {}

  /** At least one. */
  static List<X509Certificate> read(String pem) throws BadPem {
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemBlock block : PemBlock.read(pem)) {
      certificates.add(certificate(block));
    }
    return certificates;
  }

  private static X509Certificate certificate(PemBlock block) throws BadPem {
    if (block.label().endsWith("PRIVATE KEY")) {
      throw new BadPem("holds a private key, which is a secret, where only certificates belong");
    }
    if (!block.label().equals("CERTIFICATE")) {
      throw new BadPem(
          "holds a part of another kind than CERTIFICATE: "
              + block.label().toLowerCase(Locale.ROOT));
    }
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate)
          factory.generateCertificate(new ByteArrayInputStream(block.content()));
    } catch (CertificateException e) {
      throw new BadPem("holds a damaged certificate");
    }
  }
}
