package app.ontos.products;

import app.ontos.shared.lifecycle.LifecycleState;
import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A version of a data product, without its document.
 *
 * @param id made by the service
 * @param productId the document's own id, which all versions of a product share
 * @param documentVersion the version that the document gives itself, empty if it gives none; no two
 *     of a product have the same
 * @param name the document's name, or else its id
 * @param standardVersion the version of the standard that it is judged by
 * @param documentStatus what the document says of its status
 * @param domainId the data domain that it belongs to
 * @param ownerTeamId the team whose members may change it
 * @param projectId the project that it is made in
 * @param lifecycle where it stands here
 * @param findings in what the document is not what the standard asks for; empty unless it was
 *     stored with {@code validation=report}
 * @param documentDigest SHA-256 of the document as it is stored, in hexadecimal
 * @param versionCount how many versions of the product the caller can see
 * @param version counts the record's states from 1
 */
public record DataProduct(
    UUID id,
    String productId,
    String documentVersion,
    String name,
    String standardVersion,
    Optional<String> documentStatus,
    Optional<UUID> domainId,
    Optional<UUID> ownerTeamId,
    Optional<UUID> projectId,
    LifecycleState lifecycle,
    List<FieldError> findings,
    String documentDigest,
    long versionCount,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {

  public DataProduct {
    findings = List.copyOf(findings);
  }
}
