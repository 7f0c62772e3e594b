package app.ontos.connections;

import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds environments of connections, for pages on which one is chosen. */
@ApplicationScoped
public class ConnectedPlaces {
  private static final int MOST_CONNECTIONS = 8;

  private final ConnectionStore store;

  ConnectedPlaces(ConnectionStore store) {
    this.store = store;
  }

  /**
   * Some of them, by the names of their connections.
   *
   * @param more whether there are connections beside theirs
   */
  public record Found(List<ConnectedPlace> places, boolean more) {
    public Found {
      places = List.copyOf(places);
    }
  }

  /** Those of the first connections, which have the words where there are some. */
  public Found find(Optional<String> words) {
    Map<String, String> filters =
        words.filter(text -> !text.isBlank()).map(text -> Map.of("q", text)).orElse(Map.of());
    PageRequest<Connection> request =
        new PageRequest<>(
            ConnectionStore.COLLECTION,
            MOST_CONNECTIONS,
            ConnectionStore.COLLECTION.sorts().get(0),
            false,
            Optional.empty(),
            filters);
    Page<Connection> page = store.list(request);
    return new Found(
        page.items().stream().map(ConnectedPlaces::places).flatMap(List::stream).toList(),
        page.nextCursor().isPresent());
  }

  private static List<ConnectedPlace> places(Connection connection) {
    return connection.environments().keySet().stream()
        .map(environment -> new ConnectedPlace(connection.id(), connection.name(), environment))
        .collect(Collectors.toUnmodifiableList());
  }
}
