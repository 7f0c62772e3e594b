package app.ontos.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Where what was asked was found, the best first. */
public enum Match {
  /** It is the name. */
  NAME('0', "name"),
  /** The name begins with it. */
  NAME_START('1', "name-start"),
  /** All words are in the name. */
  NAME_WORDS('2', "name-words"),
  /** All words are in the record. */
  TEXT('3', "text"),
  /** Words much like them are. */
  SIMILAR('4', "similar");

  private final char rank;
  private final String text;

  Match(char rank, String text) {
    this.rank = rank;
    this.text = text;
  }

  /** The match of a hit whose place begins with its rank. */
  static Match at(String place) {
    return Arrays.stream(values())
        .filter(match -> match.rank == place.charAt(0))
        .findFirst()
        .orElseThrow();
  }

  /** As it stands in JSON. */
  @JsonValue
  public String text() {
    return text;
  }
}
