package app.ontos.connections;

import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The connections from which a caller may choose, for pages of what runs in them. */
@ApplicationScoped
public class KnownConnections {
  /** The most that a choice offers. */
  private static final int MOST = 100;

  private final ConnectionStore store;

  KnownConnections(ConnectionStore store) {
    this.store = store;
  }

  /** The first by name; none for whoever may not read connections. */
  public List<Connection> first(Caller caller) {
    return mayRead(caller)
        ? store
            .list(
                new PageRequest<>(
                    ConnectionStore.COLLECTION,
                    MOST,
                    ConnectionStore.COLLECTION.sorts().get(0),
                    false,
                    Optional.empty(),
                    Map.of()))
            .items()
        : List.of();
  }

  /** One of them; empty for whoever may not read connections. */
  public Optional<Connection> find(UUID id, Caller caller) {
    return mayRead(caller) ? store.find(id) : Optional.empty();
  }

  private static boolean mayRead(Caller caller) {
    return caller.may(Feature.CONNECTIONS, AccessLevel.READ);
  }
}
