package app.ontos.sql.lexer;

/** Everything in quotes: strings, bit strings, dollar quotes, quoted identifiers. */
final class Literals {
  private Literals() {}

  /** {@code '…'}, where a backslash means nothing: standard_conforming_strings is on. */
  static Lexeme standard(String text, int start) throws SqlSyntax {
    QuotedParts parts = QuotedParts.read(text, start, QuotedParts.Style.DOUBLED);
    return new Lexeme(TokenKind.STRING, parts.end(), parts.joined(text));
  }

  /** {@code E'…'} */
  static Lexeme withBackslashes(String text, int start) throws SqlSyntax {
    QuotedParts parts = QuotedParts.read(text, start + 1, QuotedParts.Style.BACKSLASH);
    String value = BackslashEscapes.decode(text, start, parts);
    return new Lexeme(TokenKind.STRING, parts.end(), value);
  }

  /** {@code B'…'} and {@code X'…'} */
  static Lexeme bits(String text, int start) throws SqlSyntax {
    QuotedParts parts = QuotedParts.read(text, start + 1, QuotedParts.Style.PLAIN);
    String digits = parts.joined(text);
    boolean binary = Character.toLowerCase(text.charAt(start)) == 'b';
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (binary ? c != '0' && c != '1' : !Characters.isHexDigit(c)) {
        throw new SqlSyntax("A bit string contains something else than digits", text, start);
      }
    }
    return new Lexeme(binary ? TokenKind.BIT_STRING : TokenKind.HEX_STRING, parts.end(), digits);
  }

  /** {@code U&'…'}, with the UESCAPE clause where one follows. */
  static Lexeme unicodeString(String text, int start) throws SqlSyntax {
    QuotedParts parts = QuotedParts.read(text, start + 2, QuotedParts.Style.DOUBLED);
    Uescape uescape = Uescape.after(text, parts.end());
    String value = UnicodeEscapes.decode(text, start, parts.joined(text), uescape.escape());
    return new Lexeme(TokenKind.STRING, uescape.end(), value);
  }

  /** {@code "…"} */
  static Lexeme identifier(String text, int start) throws SqlSyntax {
    int end = endOfIdentifier(text, start);
    return new Lexeme(TokenKind.QUOTED_IDENTIFIER, end, identifierBody(text, start, end));
  }

  /** {@code U&"…"}, with the UESCAPE clause where one follows. */
  static Lexeme unicodeIdentifier(String text, int start) throws SqlSyntax {
    int end = endOfIdentifier(text, start + 2);
    Uescape uescape = Uescape.after(text, end);
    String body = identifierBody(text, start + 2, end);
    String value = UnicodeEscapes.decode(text, start, body, uescape.escape());
    return new Lexeme(TokenKind.QUOTED_IDENTIFIER, uescape.end(), value);
  }

  /** The end of the tag {@code $…$} at an index, or -1 where there is none. */
  static int endOfDollarTag(String text, int start) {
    int end = start + 1;
    char c = Characters.at(text, end);
    if (Characters.startsIdentifier(c)) {
      while (Characters.startsIdentifier(c) || Characters.isDigit(c)) {
        end++;
        c = Characters.at(text, end);
      }
    }
    return c == '$' ? end + 1 : -1;
  }

  /** {@code $tag$…$tag$} */
  static Lexeme dollarQuoted(String text, int start, int endOfTag) throws SqlSyntax {
    String tag = text.substring(start, endOfTag);
    int close = text.indexOf(tag, endOfTag);
    if (close < 0) {
      throw new SqlSyntax("A dollar-quoted string has no end", text, start);
    }
    return new Lexeme(TokenKind.STRING, close + tag.length(), text.substring(endOfTag, close));
  }

  private static int endOfIdentifier(String text, int quote) throws SqlSyntax {
    int close = text.indexOf('"', quote + 1);
    while (close >= 0 && Characters.at(text, close + 1) == '"') {
      close = text.indexOf('"', close + 2);
    }
    if (close < 0) {
      throw new SqlSyntax("A quoted identifier has no closing quote", text, quote);
    }
    if (close == quote + 1) {
      throw new SqlSyntax("A quoted identifier is empty", text, quote);
    }
    return close + 1;
  }

  private static String identifierBody(String text, int quote, int end) {
    return text.substring(quote + 1, end - 1).replace("\"\"", "\"");
  }
}
