package app.ontos.sql.lexer;

/** Numeric constants, as of PostgreSQL 16: {@code 42 4.2e-3 .5 1_000 0xFF 0o17 0b1}. */
final class Numbers {
  private Numbers() {}

  /** Whether a number begins at an index. */
  static boolean startAt(String text, int index) {
    char c = Characters.at(text, index);
    return Characters.isDigit(c)
        || (c == '.' && Characters.isDigit(Characters.at(text, index + 1)));
  }

  /** The end of the number at an index; nothing may cling to it. */
  static int end(String text, int start) throws SqlSyntax {
    int base = base(text, start);
    int end = base == 10 ? endOfDecimal(text, start) : digits(text, start + 2, base, true);
    if (base != 10 && end == start + 2) {
      throw new SqlSyntax("A number has no digits after its prefix", text, start);
    }
    if (Characters.startsIdentifier(Characters.at(text, end))) {
      throw new SqlSyntax("A number is followed by other characters", text, start);
    }
    return end;
  }

  private static int base(String text, int start) {
    if (text.charAt(start) != '0') {
      return 10;
    }
    return switch (Characters.at(text, start + 1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  private static int endOfDecimal(String text, int start) throws SqlSyntax {
    int end = digits(text, start, 10, false);
    if (text.startsWith("..", end)) {
      return end;
    }
    if (Characters.at(text, end) == '.') {
      end = digits(text, end + 1, 10, false);
    }
    char e = Characters.at(text, end);
    return e == 'e' || e == 'E' ? endOfExponent(text, start, end) : end;
  }

  private static int endOfExponent(String text, int start, int e) throws SqlSyntax {
    char sign = Characters.at(text, e + 1);
    int from = sign == '+' || sign == '-' ? e + 2 : e + 1;
    int end = digits(text, from, 10, false);
    if (end == from) {
      throw new SqlSyntax("A number has no digits in its exponent", text, start);
    }
    return end;
  }

  /** The end of digits with single underscores between them, or before them too. */
  private static int digits(String text, int start, int base, boolean underscoreFirst) {
    int end = start;
    while (true) {
      boolean gap = Characters.at(text, end) == '_' && (end > start || underscoreFirst);
      int digit = gap ? end + 1 : end;
      if (!isDigit(Characters.at(text, digit), base)) {
        return end;
      }
      end = digit + 1;
    }
  }

  private static boolean isDigit(char c, int base) {
    return base == 16 ? Characters.isHexDigit(c) : c >= '0' && c < '0' + base;
  }
}
