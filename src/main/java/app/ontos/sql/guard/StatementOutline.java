package app.ontos.sql.guard;

import app.ontos.sql.lexer.Token;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where statements begin within a statement: its main verb, the verbs of its WITH lists, and of the
 * WITH lists of subqueries. WITH and the verbs of queries are reserved words, so a statement is
 * found by where it stands, and a column called {@code delete} is none.
 */
final class StatementOutline {
  private final Statement statement;
  private final Set<Integer> verbs = new TreeSet<>();

  private StatementOutline(Statement statement) {
    this.statement = statement;
  }

  /**
   * What was found.
   *
   * @param main the index of the main verb
   * @param verbs the indexes of all verbs, the main one among them
   */
  record Outline(int main, Set<Integer> verbs) {}

  /**
   * Reads the statement from an index on.
   *
   * @throws Objection if a WITH list is out of shape
   */
  static Outline of(Statement statement, int start) throws Objection {
    StatementOutline outline = new StatementOutline(statement);
    int main = outline.verb(start);
    for (int i = start + 1; i < statement.size(); i++) {
      if (statement.isWord(i, "with") && statement.isMark(i - 1, "(")) {
        outline.verb(i);
      }
    }
    return new Outline(main, outline.verbs);
  }

  /** Notes the verb of the statement that begins there, and those of its WITH list. */
  private int verb(int start) throws Objection {
    int at = statement.within(start);
    while (statement.isWord(at, "with")) {
      at = statement.within(afterWithList(at + 1));
    }
    verbs.add(at);
    if (statement.isWord(at, "insert")) {
      queryOfInsert(at);
    }
    return at;
  }

  /** {@code INSERT INTO t (a) WITH … SELECT …} */
  private void queryOfInsert(int insert) throws Objection {
    int at = insert + 1;
    while (at < statement.size()
        && !statement.isMark(at, ")")
        && !statement.isWord(at, "with", "select", "values", "table", "default")) {
      at = statement.after(at);
    }
    if (statement.isWord(at, "with")) {
      verbs.add(statement.within(afterWithList(at + 1)));
    }
  }

  /** {@code [RECURSIVE] name [(columns)] AS [[NOT] MATERIALIZED] (statement) [SEARCH …] …, …} */
  private int afterWithList(int start) throws Objection {
    int at = statement.isWord(start, "recursive") ? start + 1 : start;
    at = afterNamedStatement(at);
    while (statement.isMark(at, ",")) {
      at = afterNamedStatement(at + 1);
    }
    return at;
  }

  private int afterNamedStatement(int name) throws Objection {
    expect(statement.at(name).isName(), name);
    int at = name + 1;
    if (statement.isMark(at, "(")) {
      at = statement.after(at);
    }
    expect(statement.isWord(at, "as"), at);
    at = statement.isWord(at + 1, "not") ? at + 2 : at + 1;
    at = statement.isWord(at, "materialized") ? at + 1 : at;
    expect(statement.isMark(at, "("), at);
    int inner = statement.within(at);
    // The WITH of an inner statement follows a parenthesis, and is looked at by itself.
    if (!statement.isWord(inner, "with")) {
      verbs.add(inner);
    }
    return afterClause(afterClause(statement.after(at), "search", "set"), "cycle", "using");
  }

  /** {@code SEARCH … SET name} and {@code CYCLE … USING name} end with a name. */
  private int afterClause(int start, String first, String last) throws Objection {
    if (!statement.isWord(start, first)) {
      return start;
    }
    int at = start + 1;
    while (at < statement.size() && !statement.isWord(at, last)) {
      at = statement.after(at);
    }
    expect(statement.at(at + 1).isName(), at + 1);
    return at + 2;
  }

  private void expect(boolean holds, int index) throws Objection {
    if (!holds) {
      Token blamed = statement.at(Math.min(index, statement.size() - 1));
      throw new Objection(RefusalCode.SYNTAX, "The WITH clause has an unknown shape", blamed);
    }
  }
}
