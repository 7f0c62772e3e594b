package app.ontos.shared.secrets;

import java.util.Arrays;
import java.util.Base64;

/**
 * Keys as {@code ONTOS_SECRET_KEY} holds them; each is one byte repeated, which is key enough for a
 * test.
 */
final class Keys {
  static final String FIRST = key(1);
  static final String SECOND = key(2);

  private Keys() {}

  static String key(int each) {
    return Base64.getEncoder().encodeToString(bytes(each, 32));
  }

  static byte[] bytes(int each, int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) each);
    return bytes;
  }
}
