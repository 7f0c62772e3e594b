package app.ontos.connections;

import app.ontos.shared.secrets.SealedSecret;
import app.ontos.shared.secrets.Secret;
import app.ontos.shared.secrets.SecretPlace;
import app.ontos.shared.secrets.SecretSealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Seals the secrets of connections, each for its own place, and opens them again. */
@ApplicationScoped
class ConnectionSecrets {
  private final SecretSealer sealer;
  private final ConnectionStore store;

  ConnectionSecrets(SecretSealer sealer, ConnectionStore store) {
    this.sealer = sealer;
    this.store = store;
  }

  /** The secrets that came with a connection, ready to be stored. */
  List<SealedRow> seal(UUID connection, NewConnection given) {
    List<SealedRow> rows = new ArrayList<>();
    given
        .secrets()
        .forEach(
            (environment, secrets) ->
                secrets.forEach(
                    (field, secret) ->
                        rows.add(
                            new SealedRow(
                                environment,
                                field,
                                sealer.seal(secret, place(connection, environment, field))))));
    return rows;
  }

  /**
   * Opens them. One that an older key has sealed is sealed anew on the way, so that the older key
   * can go some day; if that fails, it is for the next time.
   *
   * @throws app.ontos.shared.secrets.SecretUnreadable if one was not sealed for its place, or its
   *     key is gone
   */
  Map<SecretField, Secret> open(
      UUID connection, String environment, Map<SecretField, SealedSecret> sealed) {
    Map<SecretField, Secret> opened = new EnumMap<>(SecretField.class);
    sealed.forEach(
        (field, text) -> {
          SecretPlace place = place(connection, environment, field);
          Secret secret = sealer.open(text, place);
          opened.put(field, secret);
          if (!sealer.isSealedWithNewestKey(text)) {
            SealedRow anew = new SealedRow(environment, field, sealer.seal(secret, place));
            store.replaceSealed(connection, anew, text);
          }
        });
    return opened;
  }

  private static SecretPlace place(UUID connection, String environment, SecretField field) {
    return new SecretPlace("connection", connection, environment, field.field());
  }
}
