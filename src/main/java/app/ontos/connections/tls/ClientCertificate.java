package app.ontos.connections.tls;

/**
 * What a client proves its own identity with.
 *
 * @param certificatePem the client's certificate, followed by those that issued it, if any
 * @param keyPem its private key, not encrypted: PKCS#8, PKCS#1 or SEC1; masked in {@link #toString}
 */
public record ClientCertificate(String certificatePem, String keyPem) {
  @Override
  public String toString() {
    return "ClientCertificate[certificatePem=%s, keyPem=***]".formatted(certificatePem);
  }
}
