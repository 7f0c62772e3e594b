package app.ontos.sql;

import app.ontos.sql.guard.StatementGuard;
import app.ontos.sql.guard.Verdict;
import app.ontos.sql.lexer.Lexer;
import app.ontos.sql.lexer.SqlSyntax;
import app.ontos.sql.lexer.Token;
import app.ontos.sql.lexer.TokenKind;
import app.ontos.sql.parameters.ParameterDefinitions;
import java.util.List;
import java.util.Optional;

/**
 * What can be told of a statement without running it.
 *
 * @param parameters the names of its parameters, in the order of their first use; none where it
 *     can't be taken apart
 * @param refusal why it may not run, if it may not
 */
public record StatementCheck(List<String> parameters, Optional<Refusal> refusal) {

  public StatementCheck {
    parameters = List.copyOf(parameters);
  }

  /**
   * Why a statement may not run.
   *
   * @param code the kind of reason
   * @param reason a sentence for its author
   * @param line where the trouble begins, from 1
   * @param column in code points, from 1
   */
  public record Refusal(String code, String reason, int line, int column) {
    static Refusal of(Verdict.Refused refused) {
      return new Refusal(
          refused.code().code(),
          refused.reason(),
          refused.position().line(),
          refused.position().column());
    }
  }

  /** Of a text that is to run in a mode. */
  static StatementCheck of(String sql, QueryMode mode) {
    Optional<Refusal> refusal =
        StatementGuard.judge(sql, mode.statementMode()) instanceof Verdict.Refused refused
            ? Optional.of(Refusal.of(refused))
            : Optional.empty();
    return new StatementCheck(parameters(sql), refusal);
  }

  /** The names of a text's parameters; none where it can't be taken apart. */
  static List<String> parameters(String sql) {
    try {
      return Lexer.tokens(sql).stream()
          .filter(token -> token.kind() == TokenKind.NAMED_PARAMETER)
          .map(Token::value)
          .distinct()
          .limit(ParameterDefinitions.MAX_PARAMETERS)
          .toList();
    } catch (SqlSyntax e) { // which is told where the statement is judged
      return List.of();
    }
  }
}
