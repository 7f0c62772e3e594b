package app.ontos.testruns;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a finished test run came to. */
public enum Verdict {
  /** Something was checked, and all that was is as the contract says. */
  PASSED("passed"),
  /** At least one check failed, whatever became of the others. */
  FAILED("failed"),
  /** None failed, but it is not known whether all would pass; or nothing could be checked. */
  ERRORED("errored");

  /** Every verdict by its text. */
  static final Map<String, Verdict> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Verdict::text, Function.identity()));

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }

  static Verdict stored(String text) {
    return Optional.ofNullable(BY_TEXT.get(text)).orElseThrow();
  }
}
