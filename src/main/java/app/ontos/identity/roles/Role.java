package app.ontos.identity.roles;

import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A named set of rights.
 *
 * @param id made by the service
 * @param name unique whatever its case
 * @param description for whom it is meant
 * @param access the level of access to every feature
 * @param version counts its states from 1
 */
public record Role(
    UUID id,
    String name,
    Optional<String> description,
    Map<Feature, AccessLevel> access,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {

  public Role {
    access = Access.of(access).levels();
  }

  /** What it gives. */
  Access gives() {
    return Access.of(access);
  }
}
