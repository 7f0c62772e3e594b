package app.ontos.identity.roles;

import app.ontos.identity.FixedRoles;
import app.ontos.identity.PrincipalType;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of an assignment; see {@link RoleAssignment} for the fields. */
public record NewRoleAssignment(
    @Schema(required = true, minLength = 1, maxLength = NewRoleAssignment.PRINCIPAL_LENGTH)
        String principal,
    @Schema(required = true) PrincipalType principalType,
    @Schema(required = true) UUID roleId) {

  /** The longest e-mail address: 64 characters, an at sign, 255 characters. */
  static final int PRINCIPAL_LENGTH = 320;

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewRoleAssignment from(JsonBody body) {
    Fields fields = body.fields();
    String principal = fields.requiredText("principal", PRINCIPAL_LENGTH);
    PrincipalType type = fields.oneOf("principalType", PrincipalType.BY_TEXT, PrincipalType.USER);
    Optional<UUID> role = fields.id("roleId");
    if (!fields.has("roleId")) {
      fields.fault("roleId", "is required");
    }
    fields.check();
    return new NewRoleAssignment(principal, type, role.orElse(FixedRoles.EVERYBODY));
  }
}
