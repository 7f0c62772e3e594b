package app.ontos.sql;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run as it is remembered.
 *
 * @param queryId the saved query; empty for a statement that was not saved
 * @param queryVersion its version
 * @param environment where it ran
 * @param caller in whose name
 * @param requestId the request that asked for it
 * @param statementHash SHA-256 of the statement as it was sent
 * @param parameters the values, those hidden that their definitions hide
 * @param startedAt by the database's clock; empty while it is not stored
 * @param durationMillis empty while it runs
 * @param rowCount rows that were given out
 * @param affectedRows rows that were changed
 * @param outcome {@code started}, {@code succeeded}, or the code of what went wrong
 */
public record QueryRun(
    UUID id,
    Optional<UUID> queryId,
    Optional<Long> queryVersion,
    UUID connectionId,
    String environment,
    String caller,
    String requestId,
    String statementHash,
    @JsonRawValue @Schema(implementation = Object.class, type = SchemaType.OBJECT)
        String parameters,
    Optional<Instant> startedAt,
    Optional<Long> durationMillis,
    Optional<Long> rowCount,
    Optional<Long> affectedRows,
    String outcome) {}
