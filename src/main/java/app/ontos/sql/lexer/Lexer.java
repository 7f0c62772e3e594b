package app.ontos.sql.lexer;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL text into tokens just as PostgreSQL's scanner does (src/backend/parser/scan.l, release
 * 18, with standard_conforming_strings on and UTF-8), in one pass.
 *
 * <p>One thing is our own: {@code :name} is a parameter. PostgreSQL itself knows a single colon
 * only in array slices, {@code a[1:n]}, and JSON_OBJECT's keys, {@code json_object('a':x)}. So,
 * inside brackets or parentheses, a colon written directly after a name, a literal or a closing
 * bracket is PostgreSQL's; a parameter there has white space, an operator, a comma or an opening
 * bracket before it: {@code a[:low : :high]}, {@code f(x, :name)}.
 *
 * <p>The texts of the tokens, one after the other, make the input. Whatever the input, the answer
 * comes in time proportional to its length: tokens or {@link SqlSyntax}.
 */
public final class Lexer {
  /** The longest text, in UTF-16 units. */
  public static final int MAX_LENGTH = 200_000;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private Lexer(String text) {
    this.text = text;
  }

  /** The tokens of a text, white space and comments among them. */
  public static List<Token> tokens(String text) throws SqlSyntax {
    checkCharacters(text);
    Lexer lexer = new Lexer(text);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    return List.copyOf(lexer.tokens);
  }

  /** Whatever can't be sent to a server as it stands must not be judged either. */
  private static void checkCharacters(String text) throws SqlSyntax {
    if (text.length() > MAX_LENGTH) {
      throw new SqlSyntax(
          "The text is longer than %d characters".formatted(MAX_LENGTH), text, MAX_LENGTH);
    }
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c == 0) {
        throw new SqlSyntax("The text contains a NUL character", text, i);
      }
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw new SqlSyntax("The text contains half of a surrogate pair", text, i);
      }
      i += Character.charCount(c);
    }
  }

  private void next() throws SqlSyntax {
    char c = text.charAt(at);
    int endOfGap = Gaps.end(text, at);
    if (endOfGap > at) {
      TokenKind kind = Characters.isSpace(c) ? TokenKind.WHITESPACE : TokenKind.COMMENT;
      add(kind, endOfGap, text.substring(at, endOfGap));
    } else if (Characters.startsIdentifier(c)) {
      wordOrPrefixedLiteral(c);
    } else if (Numbers.startAt(text, at)) {
      addAsWritten(TokenKind.NUMBER, Numbers.end(text, at));
    } else if (c == '\'') {
      add(Literals.standard(text, at));
    } else if (c == '"') {
      add(Literals.identifier(text, at));
    } else if (c == '$') {
      dollar();
    } else if (Characters.isOperator(c)) {
      for (int end : Operators.ends(text, at)) {
        addAsWritten(TokenKind.OPERATOR, end);
      }
    } else {
      mark(c);
    }
  }

  private void wordOrPrefixedLiteral(char c) throws SqlSyntax {
    char second = Characters.at(text, at + 1);
    char third = Characters.at(text, at + 2);
    boolean unicode = (c == 'u' || c == 'U') && second == '&';
    if (unicode && third == '\'') {
      add(Literals.unicodeString(text, at));
    } else if (unicode && third == '"') {
      add(Literals.unicodeIdentifier(text, at));
    } else if (second == '\'' && "eE".indexOf(c) >= 0) {
      add(Literals.withBackslashes(text, at));
    } else if (second == '\'' && "bBxX".indexOf(c) >= 0) {
      add(Literals.bits(text, at));
    } else if (second == '\'' && "nN".indexOf(c) >= 0) {
      // N'…' is short for NCHAR '…'.
      add(TokenKind.WORD, at + 1, "nchar");
    } else {
      word();
    }
  }

  private void word() {
    int end = at + 1;
    while (Characters.continuesIdentifier(Characters.at(text, end))) {
      end++;
    }
    add(TokenKind.WORD, end, Characters.folded(text.substring(at, end)));
  }

  private void dollar() throws SqlSyntax {
    if (Characters.isDigit(Characters.at(text, at + 1))) {
      int end = at + 1;
      while (Characters.isDigit(Characters.at(text, end))) {
        end++;
      }
      if (Characters.startsIdentifier(Characters.at(text, end))) {
        throw new SqlSyntax("A parameter is followed by other characters", text, at);
      }
      addAsWritten(TokenKind.POSITIONAL_PARAMETER, end);
      return;
    }
    int endOfTag = Literals.endOfDollarTag(text, at);
    if (endOfTag < 0) {
      throw new SqlSyntax("A dollar sign begins neither a string nor a parameter", text, at);
    }
    add(Literals.dollarQuoted(text, at, endOfTag));
  }

  private void mark(char c) throws SqlSyntax {
    switch (c) {
      case '(', '[' -> depth++;
      case ')', ']' -> depth--;
      case ':' -> {
        colon();
        return;
      }
      case ',', ';', '.' -> {}
      default -> throw new SqlSyntax("A character has no meaning here", text, at);
    }
    addAsWritten(TokenKind.PUNCTUATION, text.startsWith("..", at) ? at + 2 : at + 1);
  }

  private void colon() throws SqlSyntax {
    char second = Characters.at(text, at + 1);
    if (second == ':' || second == '=') {
      addAsWritten(TokenKind.PUNCTUATION, at + 2);
    } else if (NamedParameters.startAt(text, at) && !(depth > 0 && endsExpressionHere())) {
      int end = NamedParameters.end(text, at);
      add(TokenKind.NAMED_PARAMETER, end, text.substring(at + 1, end));
    } else {
      addAsWritten(TokenKind.PUNCTUATION, at + 1);
    }
  }

  /** Whether the last token touches this place and could be the end of an expression. */
  private boolean endsExpressionHere() {
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.get(tokens.size() - 1);
    return switch (last.kind()) {
      case WHITESPACE, COMMENT, OPERATOR -> false;
      case PUNCTUATION -> last.isMark(")") || last.isMark("]");
      default -> true;
    };
  }

  private void add(Lexeme lexeme) {
    add(lexeme.kind(), lexeme.end(), lexeme.value());
  }

  private void addAsWritten(TokenKind kind, int end) {
    add(kind, end, text.substring(at, end));
  }

  private void add(TokenKind kind, int end, String value) {
    tokens.add(new Token(kind, at, end, text.substring(at, end), value));
    at = end;
  }
}
