package app.ontos.sql;

import app.ontos.shared.version.Answers.Versioned;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A saved query.
 *
 * @param name what people call it; unique whatever its case
 * @param slug what it is called in the path of its endpoint; unique
 * @param connectionId the database that it is for
 * @param definition statement, parameters, mode and limits, as its author wrote them
 * @param publishedVersion the version that its endpoint runs, if it has one
 * @param version counts its states from 1; those that changed the definition are kept
 */
public record SavedQuery(
    UUID id,
    String name,
    String slug,
    Optional<String> description,
    UUID connectionId,
    @Schema(implementation = Object.class, type = SchemaType.OBJECT) JsonNode definition,
    Optional<Long> publishedVersion,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {}
