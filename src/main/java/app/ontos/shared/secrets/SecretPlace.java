package app.ontos.shared.secrets;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * Where a secret is kept. A sealed secret opens in its own place only, so that whoever can write to
 * the database can't copy one record's secret into another that points at a host of their own.
 *
 * @param recordType the record's type in the singular, {@code connection}
 * @param recordId the record's id
 * @param environment the environment that the secret is for; empty where the record has none
 * @param field the field that holds it, {@code password}
 */
public record SecretPlace(String recordType, UUID recordId, String environment, String field) {

  /** Sets these bytes apart from any other use of the same keys. */
  private static final String PURPOSE = "ontos secret 1";

  /**
   * The place as associated data (RFC 5116). Each text is preceded by its length, so that no two
   * places give the same bytes.
   */
  byte[] associatedData() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(bytes)) {
      data.writeUTF(PURPOSE);
      data.writeUTF(recordType);
      data.writeLong(recordId.getMostSignificantBits());
      data.writeLong(recordId.getLeastSignificantBits());
      data.writeUTF(environment);
      data.writeUTF(field);
    } catch (IOException e) {
      throw new UncheckedIOException("a name in the place of a secret is too long", e);
    }
    return bytes.toByteArray();
  }

  /** In words, to be part of a sentence. */
  String description() {
    String where = environment.isEmpty() ? "" : " (%s)".formatted(environment);
    return "the %s of %s %s%s".formatted(field, recordType, recordId, where);
  }
}
