package app.ontos.sql.lexer;

/**
 * The clause {@code UESCAPE '!'} after a literal with Unicode escapes.
 *
 * @param escape the escape character
 * @param end where the literal with its clause ends
 */
record Uescape(char escape, int end) {
  private static final String WORD = "uescape";

  /** The clause after a literal, or the usual backslash where none follows. */
  static Uescape after(String text, int end) throws SqlSyntax {
    int word = Gaps.skip(text, end);
    int afterWord = word + WORD.length();
    if (afterWord > text.length()
        || !Characters.folded(text.substring(word, afterWord)).equals(WORD)
        || Characters.continuesIdentifier(Characters.at(text, afterWord))) {
      return new Uescape(UnicodeEscapes.USUAL, end);
    }
    int start = Gaps.skip(text, afterWord);
    Lexeme string = simpleString(text, start);
    String value = string.value();
    if (value.length() != 1 || !isAllowed(value.charAt(0))) {
      throw new SqlSyntax(
          "UESCAPE takes one character of ASCII other than a quote, a plus sign, white space or a"
              + " hexadecimal digit",
          text,
          start);
    }
    return new Uescape(value.charAt(0), string.end());
  }

  private static Lexeme simpleString(String text, int start) throws SqlSyntax {
    char c = Characters.at(text, start);
    int tag = c == '$' ? Literals.endOfDollarTag(text, start) : -1;
    if (tag > 0) {
      return Literals.dollarQuoted(text, start, tag);
    }
    if (c == '\'') {
      return Literals.standard(text, start);
    }
    if ((c == 'e' || c == 'E') && Characters.at(text, start + 1) == '\'') {
      return Literals.withBackslashes(text, start);
    }
    throw new SqlSyntax("UESCAPE must be followed by a string", text, start);
  }

  private static boolean isAllowed(char c) {
    return c < 0x80
        && !Characters.isHexDigit(c)
        && !Characters.isSpace(c)
        && c != '+'
        && c != '\''
        && c != '"';
  }
}
