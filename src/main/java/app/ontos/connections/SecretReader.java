package app.ontos.connections;

import app.ontos.shared.json.Fields;
import app.ontos.shared.secrets.Secret;
import java.util.Map;

/** Reads secrets out of bodies. */
final class SecretReader {
  private SecretReader() {}

  /**
   * Notes the secret if there is one. What a GET tells of a secret may be sent back in its place,
   * and is as good as nothing.
   */
  static void read(
      Fields fields, SecretField field, int maxLength, Map<SecretField, Secret> secrets) {
    if (fields.holdsObject(field.field())) {
      fields
          .object(field.field())
          .ifPresent(
              told -> {
                told.flag("isSet");
                told.line("updatedAt", 40);
              });
    } else {
      fields
          .verbatim(field.field(), maxLength)
          .ifPresent(text -> secrets.put(field, new Secret(text)));
    }
  }
}
