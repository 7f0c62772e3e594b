package app.ontos.testruns;

import app.ontos.testruns.check.CheckKind;
import app.ontos.testruns.check.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Results laid out for people.
 *
 * @param tables in the order of the contract
 */
record ResultSheet(List<OfTable> tables) {
  ResultSheet {
    tables = List.copyOf(tables);
  }

  /**
   * What was found of a table.
   *
   * @param name empty for what is about none
   */
  record OfTable(String name, List<Line> lines) {}

  /**
   * A check and what became of it.
   *
   * @param query of a quality rule that is one, as the contract has it now
   */
  record Line(TestResult result, Optional<String> query) {

    /** What the contract promises. */
    public String expected() {
      return CheckWords.expected(result.kind(), result.rule().orElse(""));
    }

    /** What was found. */
    public String actual() {
      return result
          .reason()
          .orElseGet(() -> result.checked().map("all of %d rows"::formatted).orElse(""));
    }

    /** What may be done about it; empty where nothing has to be, or the reason says it. */
    public String remedy() {
      return result.outcome() == Outcome.FAILED ? CheckWords.remedy(result.kind()) : "";
    }

    /** Rows that fail, each by its key. */
    public List<String> samples() {
      return result.samples().stream().map(Line::inWords).toList();
    }

    private static String inWords(JsonNode sample) {
      return sample.properties().stream()
          .map(member -> member.getKey() + " " + member.getValue().asText())
          .collect(Collectors.joining(", "));
    }
  }

  /** Results beside the document of their contract, in the fields of version 3. */
  static ResultSheet of(List<TestResult> results, ObjectNode document) {
    List<OfTable> tables = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (TestResult result : results) {
      String table = result.table().orElse("");
      if (tables.isEmpty() || !tables.get(tables.size() - 1).name().equals(table)) {
        lines = new ArrayList<>();
        tables.add(new OfTable(table, lines));
      }
      lines.add(new Line(result, query(result, document)));
    }
    return new ResultSheet(tables);
  }

  private static Optional<String> query(TestResult result, ObjectNode document) {
    return Optional.of(result)
        .filter(rule -> rule.kind() == CheckKind.SQL_RULE)
        .map(rule -> document.at(rule.pointer()).path("query").asText())
        .filter(query -> !query.isEmpty());
  }
}
