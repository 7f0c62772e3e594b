package app.ontos.connections.tls;

import app.ontos.testing.TestAuthority;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.HexFormat;

/** Private keys in the older forms, put together by hand as the RFCs draw them. */
final class KeyForms {
  /** PKCS#8 of an RSA key of 2048 bits has as many bytes in front of the PKCS#1 in it. */
  private static final int BEFORE_PKCS1 = 26;

  /** SEQUENCE of 119 bytes, version 1, OCTET STRING of 32 bytes. */
  private static final byte[] SEC1_START = HexFormat.of().parseHex("30770201010420");

  /** [0] the curve P-256. */
  private static final byte[] SEC1_CURVE = HexFormat.of().parseHex("a00a06082a8648ce3d030107");

  /** [1] a public key, a BIT STRING of 65 bytes. */
  private static final byte[] SEC1_PUBLIC = HexFormat.of().parseHex("a14403420004");

  private KeyForms() {}

  /** RSAPrivateKey (RFC 8017, appendix A.1.2) of a key of 2048 bits. */
  static String pkcs1(PrivateKey key) {
    byte[] encoded = key.getEncoded();
    return TestAuthority.pem(
        "RSA PRIVATE KEY", Arrays.copyOfRange(encoded, BEFORE_PKCS1, encoded.length));
  }

  /** ECPrivateKey (RFC 5915, section 3) of a key on P-256, with all its fields, as openssl does. */
  static String sec1(PrivateKey key) {
    byte[] anyPoint = new byte[64];
    return TestAuthority.pem(
        "EC PRIVATE KEY",
        ByteBuffer.allocate(
                SEC1_START.length + 32 + SEC1_CURVE.length + SEC1_PUBLIC.length + anyPoint.length)
            .put(SEC1_START)
            .put(fixed(((ECPrivateKey) key).getS()))
            .put(SEC1_CURVE)
            .put(SEC1_PUBLIC)
            .put(anyPoint)
            .array());
  }

  /** The same without curve and public key, which both are optional. */
  static String sec1WithoutCurve(PrivateKey key) {
    byte[] start = HexFormat.of().parseHex("30250201010420");
    return TestAuthority.pem(
        "EC PRIVATE KEY",
        ByteBuffer.allocate(start.length + 32)
            .put(start)
            .put(fixed(((ECPrivateKey) key).getS()))
            .array());
  }

  /** 32 bytes, whatever the number. */
  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(bytes.length, fixed.length);
    System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
    return fixed;
  }
}
