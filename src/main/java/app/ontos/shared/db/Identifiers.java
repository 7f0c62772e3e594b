package app.ontos.shared.db;

/** Names in SQL text, where they can't be bound: schemas and roles in DDL, and advice to people. */
public final class Identifiers {
  private Identifiers() {}

  /** Any name as a quoted identifier: hyphens, dots, {@code @} and quotes are all legal there. */
  public static String quote(String name) {
    if (name.isEmpty() || name.indexOf(0) >= 0) {
      throw new IllegalArgumentException("not a possible name in PostgreSQL");
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Any text as a literal, whatever standard_conforming_strings says. */
  public static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.contains("\\") ? " E" + quoted.replace("\\", "\\\\") : quoted;
  }
}
