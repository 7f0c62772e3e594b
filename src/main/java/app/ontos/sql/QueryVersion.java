package app.ontos.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version of a query that was kept.
 *
 * @param queryId the query
 * @param slug what it is called now, in the path of its endpoint
 * @param name what it is called now
 * @param version the query's version that this was
 * @param connectionId the database that it was for
 * @param definition what it did
 */
public record QueryVersion(
    UUID queryId,
    String slug,
    String name,
    Optional<String> description,
    long version,
    UUID connectionId,
    @Schema(implementation = Object.class, type = SchemaType.OBJECT) ObjectNode definition,
    Instant createdAt,
    String createdBy) {}
