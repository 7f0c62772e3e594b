package app.ontos.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change of one record; never changed itself.
 *
 * @param occurredAt when, by the database's clock
 * @param actor who
 * @param action {@code created}, {@code updated} or {@code deleted}
 * @param entityType what kind of record, {@code data-domain}
 * @param entityId which record
 * @param entityName what it was called then
 * @param entityVersion its version after the change; before it for a deletion
 * @param requestId the request that did it, which the log also carries
 * @param changes the fields that changed
 */
public record AuditEvent(
    UUID id,
    Instant occurredAt,
    String actor,
    String action,
    String entityType,
    UUID entityId,
    String entityName,
    long entityVersion,
    String requestId,
    List<Change> changes) {

  public AuditEvent {
    changes = List.copyOf(changes);
  }

  /** A field's value before and after; null where it had none. */
  public record Change(
      String field,
      @Schema(implementation = Object.class) JsonNode before,
      @Schema(implementation = Object.class) JsonNode after) {}
}
