package app.ontos.testruns;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far a test run has come. */
public enum RunState {
  /** It waits for a thread. */
  QUEUED("queued"),
  /** It is going on. */
  RUNNING("running"),
  /** All that was planned is decided, or the database could not be entered; there is a verdict. */
  FINISHED("finished"),
  /** Somebody stopped it. */
  CANCELLED("cancelled"),
  /** Whoever ran it is gone, or had to give it up; the reason says why. */
  INTERRUPTED("interrupted");

  /** Every state by its text. */
  static final Map<String, RunState> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(RunState::text, Function.identity()));

  private final String text;

  RunState(String text) {
    this.text = text;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }

  static RunState stored(String text) {
    return Optional.ofNullable(BY_TEXT.get(text)).orElseThrow();
  }
}
