package app.ontos.ratings;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller thinks of a record. */
public record NewRating(
    @Schema(required = true, minimum = "1", maximum = "5") int stars,
    @Schema(maxLength = NewRating.REMARK_LENGTH) Optional<String> remark) {

  static final int REMARK_LENGTH = 2000;

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewRating from(JsonBody body) {
    Fields fields = body.fields();
    Optional<Integer> stars = fields.integer("stars", 1, 5);
    if (stars.isEmpty()) {
      fields.fault("stars", "is required");
    }
    Optional<String> remark = fields.paragraphs("remark", REMARK_LENGTH);
    fields.check();
    return new NewRating(stars.orElse(1), remark);
  }
}
