package app.ontos.sql.guard;

import java.util.Set;

/** Clauses that make a query more than one: INTO, FOR UPDATE, and an UPDATE that is a SET. */
final class Clauses {
  private Clauses() {}

  /** INTO is reserved: only INSERT and MERGE may be followed by it. */
  static void refuseSelectInto(Statement statement, Set<Integer> verbs) throws Objection {
    for (int i = 1; i < statement.size(); i++) {
      boolean ofVerb = verbs.contains(i - 1) && statement.isWord(i - 1, "insert", "merge");
      if (statement.isWord(i, "into") && !ofVerb && !statement.isLabel(i)) {
        throw new Objection(
            RefusalCode.SELECT_INTO, "SELECT INTO would make a table", statement.at(i));
      }
    }
  }

  /** A row lock is a write to the server, and a nuisance to others. */
  static void refuseRowLocks(Statement statement) throws Objection {
    for (int i = 1; i < statement.size(); i++) {
      boolean locks =
          statement.isPhrase(i, "for", "update")
              || statement.isPhrase(i, "for", "share")
              || statement.isPhrase(i, "for", "no", "key", "update")
              || statement.isPhrase(i, "for", "key", "share");
      if (locks && !statement.isLabel(i)) {
        throw new Objection(RefusalCode.ROW_LOCK, "A query may not lock rows", statement.at(i));
      }
    }
  }

  /** A rule of PostgreSQL's turns an UPDATE of pg_settings into a SET for the whole session. */
  static void refuseUpdatesOfSettings(Statement statement, Set<Integer> verbs) throws Objection {
    for (int verb : verbs) {
      if (statement.isWord(verb, "update", "merge")) {
        int target = verb + 1;
        while (statement.isWord(target, "into", "only") || statement.isMark(target, "(")) {
          target++;
        }
        while (statement.isMark(target + 1, ".")) {
          target += 2;
        }
        if (statement.at(target).isName() && statement.at(target).value().equals("pg_settings")) {
          throw new Objection(
              RefusalCode.SETTINGS_UPDATE,
              "Sessions are shared, so their settings can't be changed",
              statement.at(target));
        }
      }
    }
  }
}
