package app.ontos.connections;

import app.ontos.shared.secrets.SealedSecret;

/** A secret as it is stored, with its place in the connection. */
record SealedRow(String environment, SecretField field, SealedSecret sealed) {
  /** The place as one text, for a list of places. */
  String place() {
    return place(environment, field);
  }

  static String place(String environment, SecretField field) {
    return environment + "/" + field.field();
  }
}
