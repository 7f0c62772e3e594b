package app.ontos.sql.lexer;

/** Code points written as hexadecimal digits in escapes. */
final class CodePoints {
  private CodePoints() {}

  /** The number written from an index to another, within a body that ends at the limit. */
  static int hex(String text, int from, int to, int limit, int escape) throws SqlSyntax {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (i >= limit || !Characters.isHexDigit(text.charAt(i))) {
        throw new SqlSyntax("A Unicode escape lacks digits", text, escape);
      }
      // Larger than any code point stays so; eight digits would overflow.
      value = Math.min(value, Character.MAX_CODE_POINT + 1) * 16 + digit(text.charAt(i));
    }
    return value;
  }

  static boolean isHighSurrogate(int c) {
    return c >= Character.MIN_HIGH_SURROGATE && c <= Character.MAX_HIGH_SURROGATE;
  }

  private static boolean isLowSurrogate(int c) {
    return c >= Character.MIN_LOW_SURROGATE && c <= Character.MAX_LOW_SURROGATE;
  }

  /** The code point of a surrogate pair. */
  static int pair(String text, int high, int low, int escape) throws SqlSyntax {
    if (!isLowSurrogate(low)) {
      throw new SqlSyntax("A Unicode escape is half of a surrogate pair", text, escape);
    }
    return Character.toCodePoint((char) high, (char) low);
  }

  /** The code point itself where PostgreSQL can store it. */
  static int check(String text, int c, int escape) throws SqlSyntax {
    if (isLowSurrogate(c) || isHighSurrogate(c)) {
      throw new SqlSyntax("A Unicode escape is half of a surrogate pair", text, escape);
    }
    if (c == 0 || c > Character.MAX_CODE_POINT) {
      throw new SqlSyntax("A Unicode escape is no character", text, escape);
    }
    return c;
  }

  private static int digit(char c) {
    return Character.digit(c, 16);
  }
}
