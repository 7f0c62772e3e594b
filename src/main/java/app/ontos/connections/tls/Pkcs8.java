package app.ontos.connections.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;

/**
 * PKCS#8, the one form of private key that the JDK reads (RFC 5958, section 2):
 *
 * <pre>
 * PrivateKeyInfo ::= SEQUENCE {
 *   version    INTEGER 0,
 *   algorithm  SEQUENCE { OBJECT IDENTIFIER, parameters },
 *   privateKey OCTET STRING }
 * </pre>
 *
 * <p>The older forms are what is in that octet string for their algorithm, so they only need the
 * rest around them.
 */
final class Pkcs8 {
  private static final byte[] VERSION = Der.integer(0);
  private static final byte[] RSA = HexFormat.of().parseHex("2a864886f70d010101");
  private static final byte[] EC = HexFormat.of().parseHex("2a8648ce3d0201");
  private static final byte[] ED25519 = HexFormat.of().parseHex("2b6570");

  /** By object identifier, in hexadecimal. */
  private static final Map<String, String> ALGORITHMS =
      Map.of(hex(RSA), "RSA", hex(EC), "EC", hex(ED25519), "Ed25519");

  private Pkcs8() {}

  /** RSAPrivateKey (RFC 8017, appendix A.1.2) has no parameters but NULL. */
  static byte[] ofPkcs1(byte[] rsaPrivateKey) {
    return privateKeyInfo(RSA, Der.value(Der.NULL), rsaPrivateKey);
  }

  /**
   * ECPrivateKey (RFC 5915, section 3) names its curve itself, in the field that follows version
   * and key: {@code parameters [0] EXPLICIT OBJECT IDENTIFIER}. In PKCS#8 it stands outside.
   */
  static byte[] ofSec1(byte[] ecPrivateKey) throws BadPem {
    Der fields = new Der(new Der(ecPrivateKey).next(Der.SEQUENCE));
    fields.next(Der.INTEGER);
    fields.next(Der.OCTET_STRING);
    if (!fields.nextIs(Der.EXPLICIT_0)) {
      throw new BadPem("does not name its curve");
    }
    byte[] curve = new Der(fields.next(Der.EXPLICIT_0)).next(Der.OBJECT_IDENTIFIER);
    return privateKeyInfo(EC, Der.value(Der.OBJECT_IDENTIFIER, curve), ecPrivateKey);
  }

  static PrivateKey read(byte[] privateKeyInfo) throws BadPem {
    Der fields = new Der(new Der(privateKeyInfo).next(Der.SEQUENCE));
    fields.next(Der.INTEGER);
    byte[] identifier = new Der(fields.next(Der.SEQUENCE)).next(Der.OBJECT_IDENTIFIER);
    String algorithm = ALGORITHMS.get(hex(identifier));
    if (algorithm == null) {
      throw new BadPem(PemPrivateKey.SUPPORTED);
    }
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(privateKeyInfo));
    } catch (GeneralSecurityException e) { // the cause might tell of the key
      throw new BadPem("holds a damaged private key, or one on a curve that is not supported");
    }
  }

  private static byte[] privateKeyInfo(byte[] algorithm, byte[] parameters, byte[] privateKey) {
    return Der.value(
        Der.SEQUENCE,
        VERSION,
        Der.value(Der.SEQUENCE, Der.value(Der.OBJECT_IDENTIFIER, algorithm), parameters),
        Der.value(Der.OCTET_STRING, privateKey));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
