package app.ontos.contracts.live;

import app.ontos.contracts.live.Drift.Deviation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A drift laid out for people.
 *
 * @param tables in the order of the contract; in each, what breaks consumers comes first
 */
record DriftSheet(Drift drift, List<OfTable> tables) {
  private static final int MOST_TOLD = 30;

  DriftSheet {
    tables = List.copyOf(tables);
  }

  /** What has become of a table. */
  record OfTable(String name, List<Line> lines) {}

  /** A deviation, with what is declared and what is there in words. */
  record Line(Deviation deviation, String declared, String actual) {
    static Line of(Deviation deviation) {
      return new Line(deviation, inWords(deviation.declared()), inWords(deviation.actual()));
    }

    /** As a line of a message. */
    String told() {
      String place = deviation.table() + deviation.column().map(column -> "." + column).orElse("");
      String values =
          declared.isEmpty() && actual.isEmpty()
              ? ""
              : " (declared: %s; there: %s)".formatted(orNothing(declared), orNothing(actual));
      return "- %s: %s%s".formatted(place, deviation.reason(), values);
    }

    private static String orNothing(String text) {
      return text.isEmpty() ? "nothing" : text;
    }

    private static String inWords(Optional<JsonNode> value) {
      return value.map(Line::inWords).orElse("");
    }

    private static String inWords(JsonNode value) {
      return value.isArray()
          ? StreamSupport.stream(value.spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.joining(", "))
          : value.asText();
    }
  }

  static DriftSheet of(Drift drift) {
    List<OfTable> tables = new ArrayList<>();
    for (Deviation deviation : drift.deviations()) {
      OfTable table =
          tables.stream()
              .filter(known -> known.name().equals(deviation.table()))
              .findFirst()
              .orElseGet(
                  () -> {
                    OfTable added = new OfTable(deviation.table(), new ArrayList<>());
                    tables.add(added);
                    return added;
                  });
      table.lines().add(Line.of(deviation));
    }
    tables.forEach(
        table -> table.lines().sort(Comparator.comparing(line -> !line.deviation().breaking())));
    return new DriftSheet(drift, tables);
  }

  /** How many deviations break consumers. */
  public long breaking() {
    return drift.deviations().stream().filter(Deviation::breaking).count();
  }

  /** What the steward of the contract is to be told of it, what breaks consumers first. */
  public String message(String place) {
    List<Line> lines =
        tables.stream()
            .flatMap(table -> table.lines().stream())
            .sorted(Comparator.comparing(line -> !line.deviation().breaking()))
            .toList();
    String told = lines.stream().limit(MOST_TOLD).map(Line::told).collect(Collectors.joining("\n"));
    String rest =
        lines.size() > MOST_TOLD ? "\nand %d more".formatted(lines.size() - MOST_TOLD) : "";
    return "The tables in %s have moved away from this contract: %d deviations, %d of which break consumers.\n%s%s"
        .formatted(place, lines.size(), breaking(), told, rest);
  }
}
