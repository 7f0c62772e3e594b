package app.ontos.testruns.check;

import app.ontos.testruns.check.Check.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The quality rules of an object and of its properties. */
final class QualityChecks {
  private final Labels labels;
  private final LibraryRules library = new LibraryRules();
  private final boolean mayQuery;

  /**
   * Makes checks.
   *
   * @param mayQuery whether the caller may run SQL of their own
   */
  QualityChecks(Labels labels, boolean mayQuery) {
    this.labels = labels;
    this.mayQuery = mayQuery;
  }

  /** The checks of an object's rules, or, with a column, of that property's. */
  List<Check> checks(TestedTable table, Optional<TestedColumn> column) {
    Element owner = column.map(TestedColumn::property).orElse(table.object());
    List<Check> checks = new ArrayList<>();
    for (Element rule : owner.objects("quality")) {
      checks.add(check(rule, table, column));
    }
    return checks;
  }

  private Check check(Element rule, TestedTable table, Optional<TestedColumn> column) {
    return switch (rule.text("type").orElse("library")) {
      case "text" ->
          Settled.skipped(
              labels.ofRule(CheckKind.TEXT_RULE, rule, table, column, named(rule, "in words")),
              "A rule in words does not run");
      case "custom" ->
          Settled.skipped(
              labels.ofRule(CheckKind.CUSTOM_RULE, rule, table, column, named(rule, engine(rule))),
              "A rule for %s does not run here".formatted(engine(rule)));
      case "sql" -> sql(rule, table, column);
      default -> library(rule, table, column);
    };
  }

  private static String engine(Element rule) {
    return rule.text("engine").orElse("another engine");
  }

  /** What a rule is called, or else what it is. */
  private static String named(Element rule, String otherwise) {
    return rule.text("name").or(() -> rule.text("description")).orElse(otherwise);
  }

  private Check library(Element rule, TestedTable table, Optional<TestedColumn> column) {
    Optional<LibraryMetric> metric = LibraryMetric.of(rule);
    Optional<Threshold> threshold =
        Threshold.of(rule).or(() -> metric.flatMap(LibraryMetric::usual));
    String words =
        metric.map(LibraryMetric::text).orElse("library rule")
            + threshold.map(t -> " " + t.text()).orElse("")
            + rule.text("unit").map(" %s"::formatted).orElse("");
    Label label = labels.ofRule(CheckKind.LIBRARY_RULE, rule, table, column, words);
    if (metric.isEmpty()) {
      return Settled.skipped(label, "No metric of the library has this name");
    }
    if (threshold.isEmpty()) {
      return Settled.skipped(label, "The rule doesn't say in one way what the number must be");
    }
    return library.check(
        metric.get(), new LibraryRules.Rule(label, rule, threshold.get()), table, column);
  }

  private Check sql(Element rule, TestedTable table, Optional<TestedColumn> column) {
    Label label = labels.ofRule(CheckKind.SQL_RULE, rule, table, column, named(rule, "query"));
    Optional<Threshold> threshold = Threshold.of(rule);
    Optional<String> query = rule.text("query");
    if (!mayQuery) {
      return Settled.skipped(label, "Queries in contracts run for those who have queries:write");
    }
    if (query.isEmpty() || threshold.isEmpty()) {
      return Settled.skipped(
          label, "The rule has no query, or doesn't say in one way what it must give");
    }
    RuleQuery read = RuleQuery.of(query.get(), table, column);
    return read.refusal()
        .<Check>map(why -> new Settled(label, Judgement.of(Outcome.ERRORED, why)))
        .orElseGet(() -> new Check.Queried(label, read.sql(), threshold.get()));
  }
}
