package app.ontos.teams;

import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * A member of a team.
 *
 * @param id made by the service
 * @param teamId the team
 * @param principal e-mail, group name or application id
 * @param principalType which of these it is
 * @param role what the member does in the team, in the team's own words
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
