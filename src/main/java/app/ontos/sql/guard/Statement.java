package app.ontos.sql.guard;

import app.ontos.sql.lexer.Token;
import app.ontos.sql.lexer.TokenKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The tokens of one statement without white space and comments, and which bracket ends where. */
final class Statement {
  private static final Token NOTHING = new Token(TokenKind.WHITESPACE, 0, 0, "", "");

  private final List<Token> tokens;
  private final int[] partners;

  /**
   * Takes the tokens of one statement.
   *
   * @throws Objection if brackets don't match
   */
  Statement(List<Token> tokens) throws Objection {
    this.tokens = List.copyOf(tokens);
    this.partners = partners(this.tokens);
  }

  int size() {
    return tokens.size();
  }

  List<Token> tokens() {
    return tokens;
  }

  /** The token at an index; beyond either end one that is nothing. */
  Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : NOTHING;
  }

  /** Whether one of these words stands there, unquoted. */
  boolean isWord(int index, String... words) {
    Token token = at(index);
    for (String word : words) {
      if (token.isWord(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether these words stand there one after the other. */
  boolean isPhrase(int index, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!at(index + i).isWord(words[i])) {
        return false;
      }
    }
    return true;
  }

  boolean isMark(int index, String mark) {
    return at(index).isMark(mark);
  }

  /** The index after this token, or after the bracket that closes it. */
  int after(int index) {
    return index < partners.length && partners[index] > index ? partners[index] + 1 : index + 1;
  }

  /** The first index from {@code index} that is no opening parenthesis. */
  int within(int index) {
    int inner = index;
    while (isMark(inner, "(")) {
      inner++;
    }
    return inner;
  }

  /**
   * Whether the word there is used as a name for sure: as a column's alias or an attribute. Only
   * this tells a reserved word from itself.
   */
  boolean isLabel(int index) {
    return isMark(index - 1, ".") || isWord(index - 1, "as");
  }

  private static int[] partners(List<Token> tokens) throws Objection {
    int[] partners = new int[tokens.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      partners[i] = i;
      Token token = tokens.get(i);
      if (token.isMark("(") || token.isMark("[")) {
        open.push(i);
      } else if (token.isMark(")") || token.isMark("]")) {
        String opening = token.isMark(")") ? "(" : "[";
        if (open.isEmpty() || !tokens.get(open.peek()).isMark(opening)) {
          throw new Objection(RefusalCode.SYNTAX, "A bracket closes nothing", token);
        }
        partners[open.pop()] = i;
      }
    }
    if (!open.isEmpty()) {
      Token token = tokens.get(open.peek());
      throw new Objection(RefusalCode.SYNTAX, "A bracket is not closed", token);
    }
    return partners;
  }
}
