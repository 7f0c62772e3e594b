package app.ontos.sql.lexer;

/** White space and comments. */
final class Gaps {
  private Gaps() {}

  /** The end of the white space or comment at an index, or that index where there is none. */
  static int end(String text, int start) throws SqlSyntax {
    if (text.startsWith("--", start)) {
      return endOfLine(text, start);
    }
    if (text.startsWith("/*", start)) {
      return endOfBlock(text, start);
    }
    int end = start;
    while (end < text.length() && Characters.isSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The first index from {@code start} that belongs neither to white space nor to a comment. */
  static int skip(String text, int start) throws SqlSyntax {
    int from = start;
    int end = end(text, from);
    while (end > from) {
      from = end;
      end = end(text, from);
    }
    return from;
  }

  /** A line comment ends before the line break. */
  static int endOfLine(String text, int start) {
    int end = start;
    while (end < text.length() && !Characters.isLineBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Block comments nest. */
  private static int endOfBlock(String text, int start) throws SqlSyntax {
    int depth = 1;
    int at = start + 2;
    while (depth > 0) {
      if (at >= text.length()) {
        throw new SqlSyntax("A comment has no end", text, start);
      }
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    }
    return at;
  }
}
