package app.ontos.teams;

import app.ontos.identity.PrincipalType;
import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * A principal's membership of a team.
 *
 * @param id made by the service
 * @param teamId the team
 * @param principal an e-mail address, a group's name, or a service principal's; once in a team for
 *     each type, whatever its case
 * @param principalType what kind of principal it is
 * @param role what the principal does in the team
 * @param version counts its states from 1
 */
public record Member(
    UUID id,
    UUID teamId,
    String principal,
    PrincipalType principalType,
    String role,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {}
