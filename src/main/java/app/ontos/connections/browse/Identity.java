package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a column's own numbers may be overridden by a plain INSERT. */
public enum Identity implements CatalogCode {
  ALWAYS("a", "always"),
  BY_DEFAULT("d", "by-default");

  private final String code;
  private final String text;

  Identity(String code, String text) {
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
