package app.ontos.products;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;

/** What clients may say of a product beside its document; see {@link DataProduct}. */
public record ProductAssignment(
    Optional<UUID> domainId, Optional<UUID> ownerTeamId, Optional<UUID> projectId) {

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static ProductAssignment from(JsonBody body) {
    Fields fields = body.fields();
    ProductAssignment assignment =
        new ProductAssignment(
            fields.id("domainId"), fields.id("ownerTeamId"), fields.id("projectId"));
    fields.check();
    return assignment;
  }

  /**
   * Checks query parameters.
   *
   * @throws app.ontos.shared.problem.ProblemException 400 for what is no UUID
   */
  static ProductAssignment from(
      Optional<String> domainId, Optional<String> ownerTeamId, Optional<String> projectId) {
    return new ProductAssignment(
        domainId.map(text -> id("domainId", text)),
        ownerTeamId.map(text -> id("ownerTeamId", text)),
        projectId.map(text -> id("projectId", text)));
  }

  /** What a patch is merged into. */
  static ProductAssignment of(DataProduct product) {
    return new ProductAssignment(product.domainId(), product.ownerTeamId(), product.projectId());
  }

  private static UUID id(String parameter, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ProblemType.MALFORMED_REQUEST.because(parameter + " must be a UUID");
    }
  }
}
