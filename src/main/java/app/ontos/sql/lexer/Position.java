package app.ontos.sql.lexer;

/**
 * A place in a text as people and PostgreSQL count it: in code points.
 *
 * @param offset code points before it
 * @param line from 1; a line ends with CR, LF or CR LF
 * @param column from 1
 */
public record Position(int offset, int line, int column) {

  /** The place of a UTF-16 index. */
  public static Position of(String text, int index) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < index; i++) {
      char c = text.charAt(i);
      boolean halfOfBreak = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !halfOfBreak)) {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(
        text.codePointCount(0, index), line, text.codePointCount(lineStart, index) + 1);
  }
}
