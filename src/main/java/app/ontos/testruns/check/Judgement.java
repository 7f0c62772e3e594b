package app.ontos.testruns.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What is said of a check; the parts are those of {@link CheckResult}. */
record Judgement(
    Outcome outcome,
    Optional<String> reason,
    Optional<Long> failing,
    Optional<Long> checked,
    Optional<JsonNode> measured) {

  /** One without numbers. */
  static Judgement of(Outcome outcome, String reason) {
    return new Judgement(
        outcome, Optional.of(reason), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** One of a thing that is there. */
  static Judgement passed() {
    return new Judgement(
        Outcome.PASSED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
