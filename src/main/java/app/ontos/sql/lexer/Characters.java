package app.ontos.sql.lexer;

/**
 * The character classes of PostgreSQL's scanner. It works on bytes and takes every byte above 127
 * for a letter, so every character beyond ASCII is one here: a no-break space and a byte order mark
 * too.
 */
final class Characters {
  private static final String OPERATOR = "~!@#^&|`?+-*/%<>=";
  private static final int FIRST_BEYOND_ASCII = 0x80;

  private Characters() {}

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean startsIdentifier(char c) {
    return isAsciiLetter(c) || c == '_' || c >= FIRST_BEYOND_ASCII;
  }

  static boolean continuesIdentifier(char c) {
    return startsIdentifier(c) || isDigit(c) || c == '$';
  }

  static boolean isOperator(char c) {
    return OPERATOR.indexOf(c) >= 0;
  }

  /** The character at an index, or NUL, which no text contains, past the end. */
  static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  /**
   * Lower case for ASCII alone, as a server with a multi-byte encoding folds identifiers: a Kelvin
   * sign stays one.
   */
  static String folded(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
    }
    return folded.toString();
  }
}
