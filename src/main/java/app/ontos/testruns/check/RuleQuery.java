package app.ontos.testruns.check;

import app.ontos.shared.db.Identifiers;
import app.ontos.sql.guard.StatementGuard;
import app.ontos.sql.guard.StatementKind;
import app.ontos.sql.guard.StatementMode;
import app.ontos.sql.guard.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query that stands in a contract, with the names that it leaves open: {@code {object}} and
 * {@code {property}}, {@code ${table}} and {@code ${column}} and what else is in use for the two.
 *
 * @param sql what is to run; empty where it is refused
 * @param refusal why it may not run
 */
record RuleQuery(String sql, Optional<String> refusal) {
  private static final Set<StatementKind> QUERIES =
      Set.of(StatementKind.SELECT, StatementKind.VALUES, StatementKind.TABLE);

  /** What hides a name from the server's parser, or a name that is left open. */
  private static final Pattern PARTS =
      Pattern.compile("(?s)--[^\n]*|/\\*.*?\\*/|'[^']*+'|\"[^\"]*+\"|\\$?\\{\\s*(\\w+)\\s*}");

  /**
   * A query with its names filled in, judged as every statement of a user is.
   *
   * @param column of the property whose rule it is
   */
  static RuleQuery of(String query, TestedTable table, Optional<TestedColumn> column) {
    Map<String, String> names =
        column
            .map(c -> names(table, Identifiers.quote(c.name())))
            .orElseGet(() -> names(table, ""));
    Matcher parts = PARTS.matcher(query);
    StringBuilder filled = new StringBuilder();
    while (parts.find()) {
      String name = parts.group(1) == null ? "" : names.getOrDefault(parts.group(1), "");
      parts.appendReplacement(
          filled, Matcher.quoteReplacement(name.isEmpty() ? parts.group() : name));
    }
    parts.appendTail(filled);
    return judged(filled.toString());
  }

  private static Map<String, String> names(TestedTable table, String column) {
    String schema = Identifiers.quote(table.name().schema());
    return Map.of(
        "object", table.quoted(),
        "table", table.quoted(),
        "model", table.quoted(),
        "schema", schema,
        "property", column,
        "column", column,
        "field", column);
  }

  private static RuleQuery judged(String sql) {
    Verdict verdict = StatementGuard.judge(sql, StatementMode.READ);
    if (verdict instanceof Verdict.Refused refused) {
      return refused(
          "%s at line %d, column %d"
              .formatted(refused.reason(), refused.position().line(), refused.position().column()));
    }
    Verdict.Allowed allowed = (Verdict.Allowed) verdict;
    if (!QUERIES.contains(allowed.kind())) {
      return refused("The statement is no query");
    }
    if (!allowed.text().parameters().isEmpty()) {
      return refused("The query has parameters, and a contract has no values for them");
    }
    // Two rows tell that there is more than one; a query without a limit may use all its workers.
    return new RuleQuery(
        "select * from (%s) as rule limit 2".formatted(allowed.text().server()), Optional.empty());
  }

  private static RuleQuery refused(String why) {
    return new RuleQuery("", Optional.of(why));
  }
}
