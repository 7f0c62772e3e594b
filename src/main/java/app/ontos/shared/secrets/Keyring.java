package app.ontos.shared.secrets;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The keys for secrets at rest: the newest one seals, all of them open. Immutable, and says nothing
 * of its keys but how many there are.
 */
public final class Keyring {
  private final List<SealingKey> newestFirst;

  private Keyring(List<SealingKey> newestFirst) {
    this.newestFirst = List.copyOf(newestFirst);
  }

  /** No keys at all: nothing can be sealed or opened. */
  public static Keyring empty() {
    return new Keyring(List.of());
  }

  /**
   * Reads keys as {@code ONTOS_SECRET_KEY} holds them.
   *
   * @param text one or more keys, newest first, with commas between: base64 of 32 bytes each, as
   *     {@code openssl rand -base64 32} makes them
   * @throws IllegalArgumentException if one is malformed; the message names its position, and has
   *     nothing of its text
   */
  public static Keyring of(String text) {
    String[] each = text.split(",", -1);
    List<SealingKey> keys = new ArrayList<>();
    for (int i = 0; i < each.length; i++) {
      keys.add(SealingKey.of(decoded(each[i].strip(), i + 1, each.length)));
    }
    return new Keyring(keys);
  }

  Optional<SealingKey> newest() {
    return newestFirst.stream().findFirst();
  }

  Optional<SealingKey> find(String id) {
    return newestFirst.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  private static byte[] decoded(String key, int position, int count) {
    byte[] bytes = base64(key);
    if (bytes.length != SealingKey.KEY_BYTES) {
      throw new IllegalArgumentException(
          "key %d of %d is not the base64 of %d bytes"
              .formatted(position, count, SealingKey.KEY_BYTES));
    }
    return bytes;
  }

  /** Nothing where it is no base64: the decoder's own message would quote from the key. */
  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  @Override
  public String toString() {
    return "Keyring[%d keys]".formatted(newestFirst.size());
  }
}
