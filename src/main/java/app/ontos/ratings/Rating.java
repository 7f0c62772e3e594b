package app.ontos.ratings;

import app.ontos.records.RecordType;
import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody thinks of a record; everybody has one opinion of each.
 *
 * @param id made by the service
 * @param entityType the kind of the record
 * @param entityId the record
 * @param stars 1 to 5
 * @param remark why
 * @param version counts its states from 1
 * @param createdBy whose opinion
 */
public record Rating(
    UUID id,
    RecordType entityType,
    UUID entityId,
    int stars,
    Optional<String> remark,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {}
