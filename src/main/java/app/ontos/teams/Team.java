package app.ontos.teams;

import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A team: people who own and look after records together.
 *
 * @param id made by the service
 * @param name unique whatever its case
 * @param title what people call it, where the name is rather a handle
 * @param description what the team does
 * @param domainId the data domain that it works in
 * @param version counts its states from 1
 */
public record Team(
    UUID id,
    String name,
    Optional<String> title,
    Optional<String> description,
    Optional<UUID> domainId,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {}
