package app.ontos.testruns.check;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a check is about. */
public enum CheckKind {
  /** The relation that an object of the schema names is there and may be read. */
  TABLE_EXISTS("table-exists"),
  /** The column that a property names is there and may be read. */
  COLUMN_EXISTS("column-exists"),
  /** The column holds what the declared types promise. */
  TYPE("type"),
  /** No null where a property is required. */
  REQUIRED("required"),
  /** No value twice where a property is unique. */
  UNIQUE("unique"),
  /** The properties of the primary key are never null, and differ together in all rows. */
  PRIMARY_KEY("primary-key"),
  /** Values keep one of the options of their logical type: a length, a pattern, a bound. */
  TYPE_OPTION("type-option"),
  /** Every value of a foreign key is found where it points. */
  RELATIONSHIP("relationship"),
  /** A quality rule that names a metric of the standard's library. */
  LIBRARY_RULE("library-rule"),
  /** A quality rule that is a query. */
  SQL_RULE("sql-rule"),
  /** A quality rule for another engine, which does not run here. */
  CUSTOM_RULE("custom-rule"),
  /** A quality rule in words, which nothing runs. */
  TEXT_RULE("text-rule"),
  /** A service level: the newest value of a column is young enough. */
  SERVICE_LEVEL("service-level");

  private final String text;

  CheckKind(String text) {
    this.text = text;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }
}
