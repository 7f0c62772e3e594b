package app.ontos.contracts;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;

/** What clients may say of a contract beside its document; see {@link DataContract}. */
public record ContractAssignment(Optional<UUID> domainId, Optional<UUID> ownerTeamId) {

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static ContractAssignment from(JsonBody body) {
    Fields fields = body.fields();
    ContractAssignment assignment =
        new ContractAssignment(fields.id("domainId"), fields.id("ownerTeamId"));
    fields.check();
    return assignment;
  }

  /**
   * Checks query parameters.
   *
   * @throws app.ontos.shared.problem.ProblemException 400 for what is no UUID
   */
  static ContractAssignment from(Optional<String> domainId, Optional<String> ownerTeamId) {
    return new ContractAssignment(
        domainId.map(text -> id("domainId", text)),
        ownerTeamId.map(text -> id("ownerTeamId", text)));
  }

  /** What a patch is merged into. */
  static ContractAssignment of(DataContract contract) {
    return new ContractAssignment(contract.domainId(), contract.ownerTeamId());
  }

  private static UUID id(String parameter, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ProblemType.MALFORMED_REQUEST.because(parameter + " must be a UUID");
    }
  }
}
