package app.ontos.glossary;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a concept maps to one of another vocabulary; the texts are SKOS's own names. */
public enum MatchKind {
  EXACT("exactMatch"),
  CLOSE("closeMatch"),
  BROAD("broadMatch"),
  NARROW("narrowMatch"),
  RELATED("relatedMatch");

  /** Every kind by its text. */
  static final Map<String, MatchKind> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(MatchKind::text, Function.identity()));

  private final String text;

  MatchKind(String text) {
    this.text = text;
  }

  /** As it stands in JSON, in the database and in RDF. */
  @JsonValue
  public String text() {
    return text;
  }
}
