package app.ontos.comments;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be changed of a comment. */
public record CommentText(
    @Schema(required = true, minLength = 1, maxLength = CommentText.LENGTH) String text) {

  static final int LENGTH = 10_000;

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static CommentText from(JsonBody body) {
    Fields fields = body.fields();
    String text = take(fields);
    fields.check();
    return new CommentText(text);
  }

  /** Takes the text as it came, spaces and all. */
  static String take(Fields fields) {
    return fields.requiredVerbatim("text", LENGTH);
  }
}
