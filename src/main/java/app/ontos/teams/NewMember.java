package app.ontos.teams;

import app.ontos.identity.PrincipalType;
import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of a team's member; see {@link Member} for the fields. */
public record NewMember(
    @Schema(required = true, minLength = 1, maxLength = NewMember.PRINCIPAL_LENGTH)
        String principal,
    @Schema(required = true) PrincipalType principalType,
    @Schema(required = true, minLength = 1, maxLength = Fields.NAME_LENGTH) String role) {

  /** The longest e-mail address: 64 characters, an at sign, 255 characters. */
  static final int PRINCIPAL_LENGTH = 320;

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewMember from(JsonBody body) {
    Fields fields = body.fields();
    NewMember member =
        new NewMember(
            fields.requiredText("principal", PRINCIPAL_LENGTH),
            fields.oneOf("principalType", PrincipalType.BY_TEXT, PrincipalType.USER),
            fields.requiredText("role", Fields.NAME_LENGTH));
    fields.check();
    return member;
  }

  /** What a patch is merged into. */
  static NewMember of(Member member) {
    return new NewMember(member.principal(), member.principalType(), member.role());
  }
}
