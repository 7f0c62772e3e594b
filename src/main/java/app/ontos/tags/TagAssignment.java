package app.ontos.tags;

import app.ontos.records.RecordType;
import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A tag of a record. It does not change: delete it and make another.
 *
 * @param id made by the service
 * @param tagId the tag
 * @param label its namespace and name
 * @param entityType the kind of the record
 * @param entityId the record
 * @param value what the tag says of this record, where it says more than its name
 * @param version always 1
 */
public record TagAssignment(
    UUID id,
    UUID tagId,
    String label,
    RecordType entityType,
    UUID entityId,
    Optional<String> value,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {}
