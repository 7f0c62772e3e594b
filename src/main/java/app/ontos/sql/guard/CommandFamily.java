package app.ontos.sql.guard;

import java.util.List;
import java.util.Set;

/**
 * Commands that are refused by their first word.
 *
 * @param code why
 * @param reason what their author is told
 * @param firstWords the words, in lower case
 */
record CommandFamily(RefusalCode code, String reason, Set<String> firstWords) {
  private static final CommandFamily TRANSACTIONS =
      new CommandFamily(
          RefusalCode.TRANSACTION_CONTROL,
          "The service begins and ends transactions itself",
          Set.of("begin", "start", "commit", "end", "abort", "rollback", "savepoint", "release"));

  private static final CommandFamily UNKNOWN =
      new CommandFamily(
          RefusalCode.UNKNOWN_COMMAND,
          "The statement begins with no command that may run here",
          Set.of());

  private static final List<CommandFamily> KNOWN =
      List.of(
          TRANSACTIONS,
          new CommandFamily(
              RefusalCode.SESSION_STATE,
              "Sessions are shared, so their settings can't be changed",
              Set.of("set", "reset", "discard")),
          new CommandFamily(
              RefusalCode.COPY,
              "COPY is not supported: query the rows, or insert them",
              Set.of("copy")),
          new CommandFamily(
              RefusalCode.PREPARED_STATEMENT,
              "Sessions are shared, so statements can't be prepared in them",
              Set.of("prepare", "execute", "deallocate")),
          new CommandFamily(
              RefusalCode.CURSOR,
              "Cursors are not supported: results are streamed anyway",
              Set.of("declare", "fetch", "move", "close")),
          new CommandFamily(
              RefusalCode.NOTIFICATION,
              "Sessions are shared, so they can neither listen nor notify",
              Set.of("listen", "notify", "unlisten")),
          new CommandFamily(RefusalCode.TABLE_LOCK, "Tables can't be locked", Set.of("lock")),
          new CommandFamily(
              RefusalCode.CODE,
              "Code can't be run, nor procedures called, here",
              Set.of("do", "call", "load")),
          new CommandFamily(
              RefusalCode.MAINTENANCE,
              "Maintenance commands are not allowed here",
              Set.of(
                  "vacuum",
                  "analyze",
                  "analyse",
                  "cluster",
                  "reindex",
                  "repack",
                  "checkpoint",
                  "refresh")),
          new CommandFamily(
              RefusalCode.SCHEMA_CHANGE,
              "Commands that define or remove objects are not allowed here",
              Set.of(
                  "create",
                  "alter",
                  "drop",
                  "truncate",
                  "comment",
                  "security",
                  "import",
                  "reassign")),
          new CommandFamily(
              RefusalCode.PRIVILEGES,
              "Privileges can't be changed here",
              Set.of("grant", "revoke")));

  /** The objection to the command that begins there. */
  static Objection objection(Statement statement, int index) {
    CommandFamily family = of(statement, index);
    return new Objection(family.code, family.reason, statement.at(index));
  }

  private static CommandFamily of(Statement statement, int index) {
    if (statement.isPhrase(index, "prepare", "transaction")) {
      return TRANSACTIONS;
    }
    return KNOWN.stream()
        .filter(family -> family.firstWords.stream().anyMatch(statement.at(index)::isWord))
        .findAny()
        .orElse(UNKNOWN);
  }
}
