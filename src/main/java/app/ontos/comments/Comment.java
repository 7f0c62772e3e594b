package app.ontos.comments;

import app.ontos.records.RecordType;
import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody says of a record. One that was deleted while there are replies to it keeps its
 * place in the thread, without its text.
 *
 * @param id made by the service
 * @param entityType the kind of the record
 * @param entityId the record
 * @param parentId the comment that it replies to; absent for the first of a thread
 * @param depth how many comments are above it
 * @param text as its author wrote it: no markup that the service knows of
 * @param edits how often its text was changed
 * @param deleted whether it is only a place
 * @param version counts its states from 1
 * @param createdBy its author
 */
public record Comment(
    UUID id,
    RecordType entityType,
    UUID entityId,
    Optional<UUID> parentId,
    int depth,
    Optional<String> text,
    int edits,
    boolean deleted,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {}
