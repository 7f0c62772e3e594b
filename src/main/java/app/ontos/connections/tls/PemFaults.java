package app.ontos.connections.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a certificate or key that somebody enters, found when it is saved rather than
 * at the first connection. A fault continues the field's name, {@code is encrypted}, and quotes
 * nothing of a key. {@link TlsEntry} has what they must be to each other.
 */
public final class PemFaults {
  /** Enough for all authorities of a cloud in one bundle, in characters. */
  public static final int SERVER_CA_LENGTH = 256 * 1024;

  /** A certificate with those that issued it, in characters. */
  public static final int CLIENT_CERTIFICATE_LENGTH = 64 * 1024;

  /** An RSA key of 8192 bits with explanations around it, in characters. */
  public static final int CLIENT_KEY_LENGTH = 16 * 1024;

  private static final byte[] CHALLENGE =
      "does this key belong to that certificate?".getBytes(StandardCharsets.UTF_8);

  private PemFaults() {}

  /**
   * The fault of certificates that are to be trusted. A bundle may hold some that have expired, as
   * long as one is valid.
   */
  public static Optional<String> ofServerCa(String pem, Instant now) {
    if (pem.length() > SERVER_CA_LENGTH) {
      return tooLarge(SERVER_CA_LENGTH);
    }
    try {
      List<Optional<String>> faults =
          PemCertificates.read(pem).stream().map(each -> outOfDate(each, now)).toList();
      return faults.contains(Optional.<String>empty()) ? Optional.empty() : faults.get(0);
    } catch (BadPem e) {
      return Optional.of(e.fault());
    }
  }

  /** The fault of a client's certificate or of those that follow it: all of them must be valid. */
  public static Optional<String> ofClientCertificate(String pem, Instant now) {
    if (pem.length() > CLIENT_CERTIFICATE_LENGTH) {
      return tooLarge(CLIENT_CERTIFICATE_LENGTH);
    }
    try {
      return PemCertificates.read(pem).stream()
          .flatMap(each -> outOfDate(each, now).stream())
          .findFirst();
    } catch (BadPem e) {
      return Optional.of(e.fault());
    }
  }

  /** The fault of a private key. */
  public static Optional<String> ofClientKey(String pem) {
    if (pem.length() > CLIENT_KEY_LENGTH) {
      return tooLarge(CLIENT_KEY_LENGTH);
    }
    try {
      PemPrivateKey.read(pem);
      return Optional.empty();
    } catch (BadPem e) {
      return Optional.of(e.fault());
    }
  }

  /** The fault of a key that has none by itself, beside a certificate that has none either. */
  public static Optional<String> ofPair(ClientCertificate client) {
    try {
      PublicKey certified = PemCertificates.read(client.certificatePem()).get(0).getPublicKey();
      return isPair(PemPrivateKey.read(client.keyPem()), certified)
          ? Optional.empty()
          : Optional.of(
              "does not belong to the first client certificate, which must be the client's own");
    } catch (BadPem e) {
      return Optional.of(e.fault());
    }
  }

  /** Whether what the one signs is what the other verifies. */
  private static boolean isPair(PrivateKey key, PublicKey certified) {
    try {
      Signature signature = Signature.getInstance(signatureOf(key));
      signature.initSign(key);
      signature.update(CHALLENGE);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(CHALLENGE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) { // keys of different algorithms or sizes
      return false;
    }
  }

  private static String signatureOf(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  private static Optional<String> outOfDate(X509Certificate certificate, Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isAfter(until)) {
      return Optional.of("expired on " + until);
    }
    return now.isBefore(from) ? Optional.of("is not valid before " + from) : Optional.empty();
  }

  private static Optional<String> tooLarge(int limit) {
    return Optional.of("must be at most %d characters long".formatted(limit));
  }
}
