package app.ontos.sql.lexer;

/**
 * A piece of SQL text.
 *
 * @param kind what it is
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends, exclusive
 * @param text the piece as written
 * @param value what it stands for: a word in lower case, a literal without its quotes and escapes,
 *     a parameter's name; elsewhere the text
 */
public record Token(TokenKind kind, int start, int end, String text, String value) {

  /** Whether this is the unquoted word, given in lower case. */
  public boolean isWord(String word) {
    return kind == TokenKind.WORD && value.equals(word);
  }

  /** Whether this is the punctuation mark. */
  public boolean isMark(String mark) {
    return kind == TokenKind.PUNCTUATION && text.equals(mark);
  }

  /** Whether this names something: a word, keyword or not, or a quoted identifier. */
  public boolean isName() {
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER;
  }
}
