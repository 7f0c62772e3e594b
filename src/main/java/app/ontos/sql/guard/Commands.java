package app.ontos.sql.guard;

import app.ontos.sql.guard.StatementOutline.Outline;
import app.ontos.sql.lexer.TokenKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which commands a mode admits. */
final class Commands {
  /** What may stand between CREATE and the kind of object without changing that kind. */
  private static final Set<String> MODIFIERS =
      Set.of("or", "replace", "unlogged", "unique", "recursive", "constraint");

  private Commands() {}

  /**
   * What a statement is.
   *
   * @param kind by its main verb
   * @param verbs where its verbs stand, where it is about rows
   * @param writes whether one of them writes
   */
  record Command(StatementKind kind, Set<Integer> verbs, boolean writes) {}

  /** The command, if the mode admits it. */
  static Command admitted(Statement statement, StatementMode mode) throws Objection {
    Optional<StatementKind> first = kindAt(statement, 0);
    if (first.isPresent() && first.get() == StatementKind.SHOW) {
      return new Command(StatementKind.SHOW, Set.of(), false);
    }
    if (first.isPresent() && first.get() == StatementKind.EXPLAIN) {
      Command explained = aboutRows(statement, explained(statement), mode);
      return new Command(StatementKind.EXPLAIN, explained.verbs(), explained.writes());
    }
    if (first.isPresent() || statement.isMark(0, "(") || statement.isWord(0, "with")) {
      return aboutRows(statement, 0, mode);
    }
    if (mode instanceof StatementMode.Administrative administrative
        && isListed(statement, administrative)) {
      return new Command(StatementKind.ADMINISTRATIVE, Set.of(), true);
    }
    throw CommandFamily.objection(statement, 0);
  }

  private static Command aboutRows(Statement statement, int start, StatementMode mode)
      throws Objection {
    Outline outline = StatementOutline.of(statement, start);
    boolean writes = false;
    for (int verb : outline.verbs()) {
      StatementKind kind = aboutRows(statement, verb);
      if (kind.writes() && mode == StatementMode.READ) {
        throw new Objection(
            RefusalCode.WRITE_IN_READ_MODE, "A query may only read", statement.at(verb));
      }
      writes |= kind.writes();
    }
    return new Command(aboutRows(statement, outline.main()), outline.verbs(), writes);
  }

  private static StatementKind aboutRows(Statement statement, int verb) throws Objection {
    return kindAt(statement, verb)
        .filter(kind -> kind != StatementKind.SHOW && kind != StatementKind.EXPLAIN)
        .orElseThrow(() -> CommandFamily.objection(statement, verb));
  }

  private static Optional<StatementKind> kindAt(Statement statement, int index) {
    return Optional.of(statement.at(index))
        .filter(token -> token.kind() == TokenKind.WORD)
        .flatMap(token -> StatementKind.of(token.value()));
  }

  /** Where the statement under EXPLAIN begins: after the options, which may be in parentheses. */
  private static int explained(Statement statement) {
    int at = 1;
    if (statement.isMark(at, "(")
        && !statement.isWord(statement.within(at), "select", "with", "values", "table")) {
      return statement.after(at);
    }
    while (statement.isWord(at, "analyze", "analyse", "verbose")) {
      at++;
    }
    return at;
  }

  private static boolean isListed(Statement statement, StatementMode.Administrative mode) {
    return mode.allowed().stream()
        .map(command -> command.tag().toLowerCase(Locale.ROOT).split(" "))
        .anyMatch(words -> isTagged(statement, words));
  }

  private static boolean isTagged(Statement statement, String[] words) {
    if (!statement.isWord(0, words[0])) {
      return false;
    }
    int object = 1;
    if (words[0].equals("create")) {
      while (statement.at(object).isName() && MODIFIERS.contains(statement.at(object).value())) {
        object++;
      }
    }
    for (int i = 1; i < words.length; i++) {
      if (!statement.isWord(object + i - 1, words[i])) {
        return false;
      }
    }
    return !isSchemaWithContent(statement, words);
  }

  /** {@code CREATE SCHEMA s CREATE TABLE … GRANT …} is many commands in one. */
  private static boolean isSchemaWithContent(Statement statement, String[] words) {
    return String.join(" ", words).equals("create schema")
        && statement.tokens().stream()
            .skip(1)
            .anyMatch(token -> token.isWord("create") || token.isWord("grant"));
  }
}
