package app.ontos.testruns.check;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a check ended. */
public enum Outcome {
  /** The database keeps what the contract says. */
  PASSED("passed"),
  /** It doesn't. */
  FAILED("failed"),
  /** It could not be found out, though it should have been. */
  ERRORED("errored"),
  /** It is not for this service, or not for this caller, to find out; the reason says which. */
  SKIPPED("skipped");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }
}
