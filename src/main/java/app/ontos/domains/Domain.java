package app.ontos.domains;

import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A data domain: an area of the business that owns data, a node of one tree.
 *
 * @param id made by the service
 * @param name unique whatever its case
 * @param description what belongs to it
 * @param parentId the domain that it is part of; absent for a root
 * @param tags free labels, in the order given
 * @param version counts its states from 1
 */
public record Domain(
    UUID id,
    String name,
    Optional<String> description,
    Optional<UUID> parentId,
    List<String> tags,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {

  public Domain {
    tags = List.copyOf(tags);
  }
}
