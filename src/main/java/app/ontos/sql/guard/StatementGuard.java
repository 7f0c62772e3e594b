package app.ontos.sql.guard;

import app.ontos.sql.guard.Commands.Command;
import app.ontos.sql.guard.Verdict.Allowed;
import app.ontos.sql.guard.Verdict.Refused;
import app.ontos.sql.lexer.Lexer;
import app.ontos.sql.lexer.Position;
import app.ontos.sql.lexer.SqlSyntax;
import app.ontos.sql.lexer.Token;
import app.ontos.sql.lexer.TokenKind;
import java.util.List;

/**
 * Decides whether a text is one statement that may run in a mode, by PostgreSQL's lexical rules and
 * the few reserved words that show where a statement begins. It does not parse: the server does,
 * and its errors are as good.
 *
 * <p>Whatever is not known to be allowed is refused. Statements in read mode must still run in a
 * READ ONLY transaction, and all of them with no more privileges than they need: see the package.
 *
 * <p>Never throws, whatever the text; takes time in proportion to its length. Safe for use by
 * several threads.
 */
public final class StatementGuard {
  /** How often parameters may be used in a statement. */
  public static final int MAX_PLACEHOLDERS = 500;

  private StatementGuard() {}

  /** The verdict on a text. */
  public static Verdict judge(String text, StatementMode mode) {
    try {
      List<Token> tokens =
          Lexer.tokens(text).stream().filter(token -> !token.kind().isGap()).toList();
      return judge(text, StatementSplit.only(tokens), mode);
    } catch (SqlSyntax e) {
      return new Refused(RefusalCode.SYNTAX, String.valueOf(e.getMessage()), e.position());
    } catch (Objection e) {
      return new Refused(e.code(), e.reason(), Position.of(text, e.index()));
    }
  }

  private static Verdict judge(String text, Statement statement, StatementMode mode)
      throws Objection {
    checkParameters(statement);
    Command command = Commands.admitted(statement, mode);
    BuiltInFunctions.refuse(statement, mode);
    if (command.kind() != StatementKind.ADMINISTRATIVE) {
      Clauses.refuseSelectInto(statement, command.verbs());
      Clauses.refuseUpdatesOfSettings(statement, command.verbs());
    }
    if (mode == StatementMode.READ) {
      Clauses.refuseRowLocks(statement);
    }
    DriverText driverText = DriverText.of(text, statement.tokens());
    DriverAgreement.check(driverText);
    return new Allowed(command.kind(), command.writes(), driverText);
  }

  private static void checkParameters(Statement statement) throws Objection {
    int placeholders = 0;
    for (Token token : statement.tokens()) {
      if (token.kind() == TokenKind.POSITIONAL_PARAMETER) {
        throw new Objection(
            RefusalCode.POSITIONAL_PARAMETER,
            "Parameters have names: write :name in place of " + token.text(),
            token);
      }
      placeholders += token.kind() == TokenKind.NAMED_PARAMETER ? 1 : 0;
      if (placeholders > MAX_PLACEHOLDERS) {
        throw new Objection(
            RefusalCode.TOO_MANY_PARAMETERS,
            "Parameters may be used %d times at most".formatted(MAX_PLACEHOLDERS),
            token);
      }
    }
  }
}
