package app.ontos.connections;

import app.ontos.shared.secrets.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a client says of a connection, checked; see {@link Connection} for the fields.
 *
 * @param secrets those that came with it, by environment; the others stay as they are
 */
record NewConnection(
    String name,
    Optional<String> description,
    Optional<UUID> ownerTeamId,
    List<String> tags,
    SortedMap<String, Environment> environments,
    Map<String, Map<SecretField, Secret>> secrets) {

  NewConnection {
    tags = List.copyOf(tags);
    environments = new TreeMap<>(Map.copyOf(environments));
    secrets = Map.copyOf(secrets);
  }

  /** Where the settings have room for a secret: each as {@code environment/field}. */
  List<String> secretPlaces() {
    List<String> places = new ArrayList<>();
    environments.forEach(
        (name, environment) ->
            Stream.of(SecretField.values())
                .filter(field -> environment.stored(field).isSet())
                .forEach(field -> places.add(SealedRow.place(name, field))));
    return places;
  }
}
