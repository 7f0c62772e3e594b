package app.ontos.identity.roles;

import app.ontos.identity.PrincipalType;
import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * That a principal has a role. It does not change: another role or principal is another assignment.
 *
 * @param id made by the service
 * @param principal an e-mail address, a group's name, or a service principal's application id; it
 *     means everybody who has that name, whatever its case
 * @param principalType what kind of principal it is
 * @param roleId the role
 * @param version always 1
 */
public record RoleAssignment(
    UUID id,
    String principal,
    PrincipalType principalType,
    UUID roleId,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {}
