package app.ontos.shared.secrets;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret as it is stored: {@code 1.<key id>.<base64url>}. The 1 is the version of the format, the
 * key id says which key opens it, and the rest is the nonce, the ciphertext and the tag of
 * AES-256-GCM.
 *
 * <p>Any text can be wrapped, since it comes from a database; {@link SecretSealer#open} judges it.
 *
 * @param text what is stored
 */
public record SealedSecret(String text) {
  private static final String VERSION = "1";
  private static final Pattern FORM =
      Pattern.compile(VERSION + "\\.([0-9a-f]{%d})\\.([\\w-]+)".formatted(SealingKey.ID_LENGTH));

  static SealedSecret of(String keyId, byte[] ciphertext) {
    return new SealedSecret(String.join(".", VERSION, keyId, encode(ciphertext)));
  }

  /** Which key opens it; empty where the text is not of our making. */
  Optional<String> keyId() {
    Matcher form = FORM.matcher(text);
    return form.matches() && isCanonical(form.group(2))
        ? Optional.of(form.group(1))
        : Optional.empty();
  }

  /** Nonce, ciphertext and tag of a text that names its key. */
  byte[] ciphertext() {
    return Base64.getUrlDecoder().decode(text.substring(text.lastIndexOf('.') + 1));
  }

  /** The last character has bits to spare; only one way to write the same bytes is ours. */
  private static boolean isCanonical(String encoded) {
    try {
      return encode(Base64.getUrlDecoder().decode(encoded)).equals(encoded);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String encode(byte[] ciphertext) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ciphertext);
  }

  @Override
  public String toString() {
    return "SealedSecret[key=%s]".formatted(keyId().orElse("?"));
  }
}
