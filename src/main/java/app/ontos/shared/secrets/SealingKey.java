package app.ontos.shared.secrets;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * One AES-256-GCM key, with a fresh random nonce for every use. A key is good for some 2^32 secrets
 * (NIST SP 800-38D, section 8.3). Safe for use by several threads.
 */
final class SealingKey {
  static final int KEY_BYTES = 32;
  static final int ID_LENGTH = 16;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final byte[] ID_LABEL = "ontos secret key id".getBytes(StandardCharsets.US_ASCII);

  private final String id;
  private final Aead aead;

  private SealingKey(String id, Aead aead) {
    this.id = id;
    this.aead = aead;
  }

  static SealingKey of(byte[] key) {
    try {
      return new SealingKey(idOf(key), aead(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-256-GCM or no SHA-256", e);
    }
  }

  /** Which key it is; follows from the key, and tells nothing about it. */
  String id() {
    return id;
  }

  byte[] seal(byte[] plaintext, byte[] associatedData) {
    try {
      return aead.encrypt(plaintext, associatedData);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed to encrypt", e);
    }
  }

  /**
   * Undoes {@link #seal}.
   *
   * @throws GeneralSecurityException if a bit of it, or of the associated data, is another
   */
  byte[] open(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    return aead.decrypt(ciphertext, associatedData);
  }

  private static String idOf(byte[] key) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(ID_LABEL);
    return HexFormat.of().formatHex(digest.digest(key), 0, ID_LENGTH / 2);
  }

  /** Without Tink's own prefix, since the stored text names its key itself. */
  @AccessesPartialKey
  private static Aead aead(byte[] key) throws GeneralSecurityException {
    AesGcmParameters parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setIvSizeBytes(NONCE_BYTES)
            .setTagSizeBytes(TAG_BYTES)
            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
            .build();
    AesGcmKey imported =
        AesGcmKey.builder()
            .setParameters(parameters)
            .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
            .build();
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(imported).withRandomId().makePrimary())
        .build()
        .getPrimitive(AeadConfig2026.get(), Aead.class);
  }
}
