package app.ontos.sql.guard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a statement is, by its main verb: that after a WITH list, within any parentheses. */
public enum StatementKind {
  SELECT(false),
  VALUES(false),
  TABLE(false),
  SHOW(false),
  /** Whatever it explains has been judged like a statement of its own. */
  EXPLAIN(false),
  INSERT(true),
  UPDATE(true),
  DELETE(true),
  MERGE(true),
  /** One of {@link AdministrativeCommand}. */
  ADMINISTRATIVE(true);

  private final boolean writes;

  StatementKind(boolean writes) {
    this.writes = writes;
  }

  boolean writes() {
    return writes;
  }

  /** The kind that begins with the word, given in lower case. */
  static Optional<StatementKind> of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind != ADMINISTRATIVE)
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
        .findAny();
  }
}
