package app.ontos.connections;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.shared.db.Ids;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.json.JsonBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Registers a database, with its secrets sealed. */
@ApplicationScoped
public class ImportConnection {
  private final ConnectionStore store;
  private final ConnectionReader reader;
  private final ConnectionSecrets secrets;
  private final AppIdentityRule appIdentity;

  ImportConnection(
      ConnectionStore store,
      ConnectionReader reader,
      ConnectionSecrets secrets,
      AppIdentityRule appIdentity) {
    this.store = store;
    this.reader = reader;
    this.secrets = secrets;
    this.appIdentity = appIdentity;
  }

  /**
   * Registers it.
   *
   * @return its id
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault, 403 where it lends out
   *     the service's identity, 409 if its name is taken or there is no key to seal its secrets
   */
  public UUID create(JsonBody body, Caller caller, Author author) {
    return create(body, caller, author, Optional.empty()).id();
  }

  Connection create(JsonBody body, Caller caller, Author author, Optional<IdempotencyKey> key) {
    NewConnection connection = reader.read(body, Optional.empty(), Instant.now());
    appIdentity.check(connection, caller);
    UUID id = Ids.next();
    return store.create(id, connection, secrets.seal(id, connection), author, key);
  }
}
