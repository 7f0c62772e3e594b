package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a generated column gets its value.
 *
 * @param kind when it is computed
 * @param expression what is computed
 */
public record GeneratedValue(Kind kind, String expression) {

  /** When the value is computed. */
  public enum Kind implements CatalogCode {
    /** When the row is written. */
    STORED("s", "stored"),
    /** When the row is read; since PostgreSQL 18. */
    VIRTUAL("v", "virtual");

    private final String code;
    private final String text;

    Kind(String code, String text) {
      this.code = code;
      this.text = text;
    }

    @Override
    public String code() {
      return code;
    }

    /** As it stands in JSON. */
    @JsonValue
    public String text() {
      return text;
    }
  }
}
