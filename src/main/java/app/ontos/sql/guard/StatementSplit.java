package app.ontos.sql.guard;

import app.ontos.sql.lexer.Token;
import java.util.List;

/**
 * Finds the one statement of a text. A semicolon ends a statement unless it stands in the body of
 * an SQL function, {@code CREATE FUNCTION … BEGIN ATOMIC …; END}: in the server's grammar an END
 * right after a semicolon ends such a body, and nothing else does.
 */
final class StatementSplit {
  private final List<Token> tokens;

  private StatementSplit(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * The only statement among the tokens, without the semicolons around it.
   *
   * @param tokens none of them white space or a comment
   * @throws Objection if there is none or another one
   */
  static Statement only(List<Token> tokens) throws Objection {
    StatementSplit split = new StatementSplit(tokens);
    int start = split.afterSemicolons(0);
    if (start == tokens.size()) {
      throw new Objection(RefusalCode.EMPTY, "There is no statement", 0);
    }
    int end = split.endOfStatement(start);
    int next = split.afterSemicolons(end);
    if (next < tokens.size()) {
      throw new Objection(
          RefusalCode.SEVERAL_STATEMENTS, "Only one statement may be sent", tokens.get(next));
    }
    return new Statement(tokens.subList(start, end));
  }

  private int afterSemicolons(int from) {
    int at = from;
    while (at < tokens.size() && tokens.get(at).isMark(";")) {
      at++;
    }
    return at;
  }

  private int endOfStatement(int start) throws Objection {
    boolean routine = isRoutine(start);
    int depth = 0;
    int at = start;
    while (at < tokens.size() && !tokens.get(at).isMark(";")) {
      Token token = tokens.get(at);
      if (token.isMark("(")) {
        depth++;
      } else if (token.isMark(")")) {
        depth--;
      }
      boolean body = routine && depth == 0 && token.isWord("atomic");
      at = body && tokens.get(at - 1).isWord("begin") ? endOfBody(at) : at + 1;
    }
    return at;
  }

  private boolean isRoutine(int start) {
    int object = isWord(start + 1, "or") && isWord(start + 2, "replace") ? start + 3 : start + 1;
    return isWord(start, "create") && (isWord(object, "function") || isWord(object, "procedure"));
  }

  /** The index after the END of the body that begins with this ATOMIC. */
  private int endOfBody(int atomic) throws Objection {
    for (int i = atomic + 1; i < tokens.size(); i++) {
      boolean afterStatement = i == atomic + 1 || tokens.get(i - 1).isMark(";");
      if (afterStatement && isWord(i, "end")) {
        return i + 1;
      }
    }
    throw new Objection(
        RefusalCode.SYNTAX, "The body of a function has no END", tokens.get(atomic));
  }

  private boolean isWord(int index, String word) {
    return index < tokens.size() && tokens.get(index).isWord(word);
  }
}
