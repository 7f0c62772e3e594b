package app.ontos.shared.lifecycle;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A move that a client asks for.
 *
 * @param to the state to reach
 * @param comment why; needed where the move sends a record back
 */
public record NewTransition(
    @Schema(required = true) LifecycleState to,
    @Schema(maxLength = Fields.DESCRIPTION_LENGTH) Optional<String> comment) {

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  public static NewTransition from(JsonBody body) {
    Fields fields = body.fields();
    NewTransition transition =
        new NewTransition(
            fields.oneOf("to", LifecycleState.BY_TEXT, LifecycleState.DRAFT),
            fields.paragraphs("comment", Fields.DESCRIPTION_LENGTH));
    fields.check();
    return transition;
  }
}
