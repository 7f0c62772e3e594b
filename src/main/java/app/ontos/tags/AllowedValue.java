package app.ontos.tags;

import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import java.util.Optional;

/**
 * The rule that an assignment's value is one of those that its tag allows, if it names any. It
 * holds for new assignments: a tag that later allows less takes nothing from those that are there.
 */
final class AllowedValue {
  private AllowedValue() {}

  /**
   * Checks a value.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 if the tag does not allow it
   */
  static void check(TagDefinition tag, Optional<String> value) {
    if (!tag.allowedValues().isEmpty() && value.filter(tag.allowedValues()::contains).isEmpty()) {
      throw Problem.of(
              ProblemType.INVALID_FIELDS,
              "/value",
              "The tag needs one of " + String.join(", ", tag.allowedValues()))
          .asException();
    }
  }
}
