package app.ontos.glossary;

import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A concept tied to what it explains.
 *
 * @param id made by the service
 * @param conceptId the concept
 * @param entityType what kind of thing it explains
 * @param entityId the record; for a part of a contract, the contract
 * @param path which part of the record: {@code orders}, {@code orders.customer_id}
 * @param version counts its states from 1
 */
public record SemanticLink(
    UUID id,
    UUID conceptId,
    EntityType entityType,
    UUID entityId,
    Optional<String> path,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {}
