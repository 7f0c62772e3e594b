package app.ontos.tags;

import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A tag that records can be given, apart from the free labels that some kinds of record carry.
 *
 * @param id made by the service
 * @param namespace what tags belong together; no slash
 * @param name unique in the namespace, both whatever their case
 * @param description what records with this tag have in common
 * @param allowedValues the values that an assignment may have; none means any value or none
 * @param version counts its states from 1
 */
public record TagDefinition(
    UUID id,
    String namespace,
    String name,
    Optional<String> description,
    List<String> allowedValues,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {

  public TagDefinition {
    allowedValues = List.copyOf(allowedValues);
  }

  /** Namespace and name as people write them together. */
  public String label() {
    return namespace + "/" + name;
  }
}
