package app.ontos.connections;

import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A registered database, without its secrets.
 *
 * @param name unique whatever its case
 * @param ownerTeamId who answers for it
 * @param tags free labels, in the order given
 * @param environments its configurations, by name
 * @param version counts its states from 1
 */
public record Connection(
    UUID id,
    String name,
    Optional<String> description,
    Optional<UUID> ownerTeamId,
    List<String> tags,
    SortedMap<String, Environment> environments,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {

  public Connection {
    tags = List.copyOf(tags);
    environments = new TreeMap<>(Map.copyOf(environments));
  }

  /** The configuration of this name. */
  public Optional<Environment> environment(String name) {
    return Optional.ofNullable(environments.get(name));
  }
}
