package app.ontos.testruns.check;

import app.ontos.testruns.check.Check.Counted;
import app.ontos.testruns.check.Check.Settled;
import app.ontos.testruns.check.Check.Stated;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the metrics of the library come to in SQL. */
final class LibraryRules {
  private static final Set<String> PERCENT = Set.of("percent", "%");

  /** A rule with its threshold. */
  record Rule(Label label, Element element, Threshold threshold) {
    Judge judge() {
      return new Judge.Rows(threshold, isPercent());
    }

    private boolean isPercent() {
      return element.text("unit").filter(PERCENT::contains).isPresent();
    }

    /** An argument; before 3.1 it stood beside the rule's name. */
    JsonNode argument(String name) {
      JsonNode argument = element.node().path("arguments").path(name);
      return argument.isMissingNode() ? element.node().path(name) : argument;
    }

    Check skipped(String why) {
      return Settled.skipped(label, why);
    }
  }

  /** The check of a rule. */
  Check check(LibraryMetric metric, Rule rule, TestedTable table, Optional<TestedColumn> column) {
    if (metric == LibraryMetric.ROW_COUNT) {
      return new Counted(
          rule.label(),
          List.of("count(*)"),
          new Judge.Figure(rule.threshold()),
          Optional.empty(),
          false);
    }
    if (metric == LibraryMetric.DUPLICATE_VALUES) {
      return duplicates(rule, table, column);
    }
    if (column.isEmpty()) {
      return rule.skipped("The metric is about a property, and the rule is of an object");
    }
    return switch (metric) {
      case NULL_VALUES -> counted(rule, column.get().isNull(), false);
      case MISSING_VALUES -> missing(rule, column.get());
      case INVALID_VALUES -> invalid(rule, column.get());
      case ROW_COUNT, DUPLICATE_VALUES -> throw new IllegalStateException("is dealt with above");
    };
  }

  private static Check counted(Rule rule, String condition, boolean costly) {
    return new Counted(
        rule.label(),
        List.of(Condition.countOf(condition), "count(*)"),
        rule.judge(),
        Optional.of(condition),
        costly);
  }

  /** NULL is missing, whatever else is. */
  private static Check missing(Rule rule, TestedColumn column) {
    JsonNode values = rule.argument("missingValues");
    String condition =
        values.isArray()
            ? "(%s or %s)".formatted(column.isNull(), Quoted.isOneOf(column, values))
            : column.isNull();
    return counted(rule, condition, false);
  }

  /** NULL is no value, and so never an invalid one. */
  private static Check invalid(Rule rule, TestedColumn column) {
    JsonNode values = rule.argument("validValues");
    JsonNode pattern = rule.argument("pattern");
    if (values.isArray()) {
      String invalid = "not (%s)".formatted(Quoted.isOneOf(column, values));
      return counted(rule, "(%s and not (%s))".formatted(invalid, column.isNull()), false);
    }
    boolean usable = pattern.isTextual() && pattern.textValue().length() <= EcmaPattern.LONGEST;
    return usable
        ? counted(
            rule,
            "%s !~ %s"
                .formatted(
                    column.text(), Quoted.text(EcmaPattern.forPostgres(pattern.textValue()))),
            true)
        : rule.skipped("The rule has neither validValues nor a pattern of a bearable length");
  }

  private static Check duplicates(Rule rule, TestedTable table, Optional<TestedColumn> column) {
    Optional<List<TestedColumn>> columns =
        column.map(List::of).or(() -> named(table, rule.argument("properties")));
    if (columns.isEmpty()) {
      return rule.skipped("The rule doesn't name properties of the object");
    }
    if (columns.get().stream().anyMatch(named -> !named.isReadable())) {
      return rule.skipped("A column is not there to be read");
    }
    return new Stated(
        rule.label(),
        KeyChecks.duplicates(table, columns.get()),
        rule.judge(),
        Optional.of(KeyChecks.isDuplicate(table, columns.get())));
  }

  private static Optional<List<TestedColumn>> named(TestedTable table, JsonNode names) {
    if (!names.isArray() || names.isEmpty()) {
      return Optional.empty();
    }
    List<TestedColumn> columns = new ArrayList<>();
    for (JsonNode name : names) {
      Optional<TestedColumn> column = References.column(table, name.asText());
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.add(column.get());
    }
    return Optional.of(columns);
  }
}
