package app.ontos.sql.lexer;

/**
 * Decodes {@code U&'…'} and {@code U&"…"} (PostgreSQL documentation, 4.1.1 and 4.1.2.3), whose
 * escape character may be chosen.
 */
final class UnicodeEscapes {
  static final char USUAL = '\\';

  private UnicodeEscapes() {}

  /** The value of a body whose doubled quotes are already single ones. */
  static String decode(String text, int start, String body, char escape) throws SqlSyntax {
    StringBuilder value = new StringBuilder(body.length());
    int at = 0;
    while (at < body.length()) {
      char c = body.charAt(at);
      if (c != escape) {
        value.append(c);
        at++;
      } else if (Characters.at(body, at + 1) == escape) {
        value.append(escape);
        at += 2;
      } else {
        at = codePoint(new Escaped(text, start, body), at, escape, value);
      }
    }
    return value.toString();
  }

  /** A body, and the literal in the text to blame for its faults. */
  private record Escaped(String text, int start, String body) {
    int end(int at) {
      return at + (Characters.at(body, at + 1) == '+' ? 8 : 5);
    }

    int hex(int at) throws SqlSyntax {
      int end = end(at);
      int from = end - at == 8 ? at + 2 : at + 1;
      if (end > body.length()) {
        throw new SqlSyntax("A Unicode escape lacks digits", text, start);
      }
      for (int i = from; i < end; i++) {
        if (!Characters.isHexDigit(body.charAt(i))) {
          throw new SqlSyntax("A Unicode escape lacks digits", text, start);
        }
      }
      return Integer.parseInt(body.substring(from, end), 16);
    }
  }

  private static int codePoint(Escaped in, int at, char escape, StringBuilder value)
      throws SqlSyntax {
    int c = in.hex(at);
    int end = in.end(at);
    if (CodePoints.isHighSurrogate(c)) {
      boolean follows = Characters.at(in.body(), end) == escape;
      int low = follows && Characters.at(in.body(), end + 1) != escape ? in.hex(end) : 0;
      c = CodePoints.pair(in.text(), c, low, in.start());
      end = in.end(end);
    }
    value.appendCodePoint(CodePoints.check(in.text(), c, in.start()));
    return end;
  }
}
