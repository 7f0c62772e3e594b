package app.ontos.sql.lexer;

import java.util.ArrayList;
import java.util.List;

/**
 * The bodies of a quoted literal, which has several where it goes on after a line break: {@code
 * 'foo'} newline {@code 'bar'} (PostgreSQL documentation, 4.1.2.1).
 *
 * @param bodies what stands between the quotes, undecoded
 * @param end after the last quote
 */
record QuotedParts(List<Body> bodies, int end) {

  /** The text from an index to another. */
  record Body(int from, int to) {}

  /** How a quote gets into a body. */
  enum Style {
    /** Not at all: bit strings. */
    PLAIN,
    /** By doubling it. */
    DOUBLED,
    /** By doubling it or by a backslash. */
    BACKSLASH
  }

  /** Reads from the first quote on. */
  static QuotedParts read(String text, int quote, Style style) throws SqlSyntax {
    List<Body> bodies = new ArrayList<>();
    int open = quote;
    int end = quote;
    while (open >= 0) {
      int close = closingQuote(text, open, style);
      bodies.add(new Body(open + 1, close));
      end = close + 1;
      open = continuation(text, end);
    }
    return new QuotedParts(List.copyOf(bodies), end);
  }

  /** All bodies as one text, a doubled quote made one. */
  String joined(String text) {
    StringBuilder joined = new StringBuilder();
    for (Body body : bodies) {
      joined.append(text.substring(body.from(), body.to()).replace("''", "'"));
    }
    return joined.toString();
  }

  private static int closingQuote(String text, int open, Style style) throws SqlSyntax {
    int at = open + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean doubled = style != Style.PLAIN && c == '\'' && Characters.at(text, at + 1) == '\'';
      if (doubled || (style == Style.BACKSLASH && c == '\\')) {
        at += 2;
      } else if (c == '\'') {
        return at;
      } else {
        at++;
      }
    }
    throw new SqlSyntax("A string has no closing quote", text, open);
  }

  /** The quote that continues the literal: after white space with a line break, or -1. */
  private static int continuation(String text, int afterQuote) {
    boolean broken = false;
    int at = afterQuote;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Characters.isSpace(c)) {
        broken |= Characters.isLineBreak(c);
        at++;
      } else if (text.startsWith("--", at)) {
        at = Gaps.endOfLine(text, at);
      } else {
        return broken && c == '\'' ? at : -1;
      }
    }
    return -1;
  }
}
