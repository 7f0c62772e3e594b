package app.ontos.shared.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The place after a record in a sorted collection, as opaque text. It carries values that are only
 * ever bound as parameters, so it needs no signature; it names the query that it belongs to, so
 * that one from another collection, order or filter is refused rather than misread.
 *
 * @param query a digest of collection, order and filters
 * @param key the sort key of the record
 * @param id the id of the record
 */
record Cursor(int query, String key, UUID id) {
  private static final int HEADER = Integer.BYTES + 2 * Long.BYTES;

  String encode() {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + text.length);
    bytes.putInt(query).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    bytes.put(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The cursor that the text stands for, or empty where it is none of ours. */
  static Optional<Cursor> decode(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() < HEADER) {
        return Optional.empty();
      }
      int query = bytes.getInt();
      UUID id = new UUID(bytes.getLong(), bytes.getLong());
      String key = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return key.indexOf(0) >= 0 ? Optional.empty() : Optional.of(new Cursor(query, key, id));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
