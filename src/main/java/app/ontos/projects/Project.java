package app.ontos.projects;

import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A project: work with an end, that teams share.
 *
 * @param id made by the service
 * @param name unique whatever its case
 * @param title what people call it, where the name is rather a handle
 * @param description what it is to achieve
 * @param ownerTeamId the team that answers for it
 * @param teamIds the teams that work on it, in the order of their ids
 * @param version counts its states from 1
 */
public record Project(
    UUID id,
    String name,
    Optional<String> title,
    Optional<String> description,
    Optional<UUID> ownerTeamId,
    List<UUID> teamIds,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {

  public Project {
    teamIds = List.copyOf(teamIds);
  }
}
