package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonValue;

/** What becomes of a row when the row that it refers to is deleted or gets another key. */
public enum ForeignKeyAction implements CatalogCode {
  NO_ACTION("a", "no-action"),
  RESTRICT("r", "restrict"),
  CASCADE("c", "cascade"),
  SET_NULL("n", "set-null"),
  SET_DEFAULT("d", "set-default");

  private final String code;
  private final String text;

  ForeignKeyAction(String code, String text) {
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
