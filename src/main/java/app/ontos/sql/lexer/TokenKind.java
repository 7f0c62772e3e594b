package app.ontos.sql.lexer;

/** What a token is, before any grammar. */
public enum TokenKind {
  WHITESPACE,
  COMMENT,
  /** A keyword or an unquoted identifier; its value is folded to lower case. */
  WORD,
  QUOTED_IDENTIFIER,
  /** A string constant in any of its spellings; its value is what the server would see. */
  STRING,
  BIT_STRING,
  HEX_STRING,
  NUMBER,
  OPERATOR,
  /** {@code ( ) [ ] , ; . : .. :: :=} */
  PUNCTUATION,
  /** {@code $1} */
  POSITIONAL_PARAMETER,
  /** {@code :name}, which PostgreSQL does not know; its value is the name. */
  NAMED_PARAMETER;

  /** Whether the token may stand between any two others without a meaning of its own. */
  public boolean isGap() {
    return this == WHITESPACE || this == COMMENT;
  }
}
